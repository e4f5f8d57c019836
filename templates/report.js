// The report works without this. It adds copying of commands, and opens what is folded before printing.
(() => {
  const said = document.getElementById('said');
  for (const button of document.querySelectorAll('button.copy')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const code = button.parentElement.querySelector('code');
      try {
        await navigator.clipboard.writeText(code.textContent);
        said.textContent = button.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(code);
        said.textContent = button.textContent = 'Selected: press Ctrl+C';
      }
    });
  }
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
})();
