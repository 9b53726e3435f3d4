/** Whether a key belongs to what has the focus: a field, a menu or a dialog. Then the page's own keys are silent. */
export function isTyping({ target, metaKey, ctrlKey, altKey }: KeyboardEvent): boolean {
  const owned =
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]");
  return metaKey || ctrlKey || altKey || Boolean(owned);
}
