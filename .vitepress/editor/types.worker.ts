// Entry of the worker that knows the types: TypeScript and the types of the packages, away from the page's thread.

import library from 'virtual:type-library';
import { AppService } from './app-service.ts';
import type { FromTypes, ToTypes, TypeQuestion } from './type-messages.ts';

const service = new AppService(library);

addEventListener('message', ({ data: { id, files, question } }: MessageEvent<ToTypes>) => {
  service.update(files);
  postMessage({ id, answer: answerTo(question) } satisfies FromTypes);
});

function answerTo(question: TypeQuestion): unknown {
  switch (question.about) {
    case 'problems':
      return service.problems();
    case 'offers':
      return service.offers(question.file, question.at);
    case 'offer':
      return service.explainOffer(question.file, question.at, question.name);
    case 'place':
      return service.explain(question.file, question.at);
  }
}
