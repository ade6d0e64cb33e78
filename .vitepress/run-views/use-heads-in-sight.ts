import { onBeforeUnmount, onMounted, type Ref } from 'vue';

/**
 * Keeps the heads of a picture at the top of the panel that is scrolled over it. Call it in a component's setup.
 *
 * @param frame what the picture stands in; its heads have the class `heads`, and `moved` where they move by `--above`.
 */
export function useHeadsInSight(frame: Readonly<Ref<HTMLElement | null>>): void {
  let panel: Element | null = null;
  function follow(): void {
    const heads = frame.value?.querySelector<SVGGElement>('.heads');
    const picture = heads?.ownerSVGElement?.getBoundingClientRect();
    if (!heads || !picture || !panel) return;
    const most = picture.height - heads.getBBox().height;
    const above = Math.max(0, Math.min(panel.getBoundingClientRect().top - picture.top, most));
    heads.style.setProperty('--above', `${String(above)}px`);
    heads.classList.toggle('moved', above > 0);
  }
  onMounted(() => {
    panel = frame.value?.closest('[role="tabpanel"]') ?? null;
    panel?.addEventListener('scroll', follow, { passive: true });
  });
  onBeforeUnmount(() => panel?.removeEventListener('scroll', follow));
}
