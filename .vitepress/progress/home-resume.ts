// Home resume: the first page's link to where the learner goes on.

import course from 'virtual:course';
import { h } from 'vue';
import ResumeLink from './ResumeLink.vue';

export default () => h(ResumeLink, { course });
