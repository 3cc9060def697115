// Passkeys: a form with data-passkey is shown where the browser knows them, asks the device, and is sent with its answer. What the device is
// asked comes from the address in data-passkey, or stands in data-passkey-options, where a new key is made.
const knows = typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

const answer = async form => {
  const made = form.dataset.passkeyOptions;
  if (made) {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(made));
    return { credential: await navigator.credentials.create({ publicKey }), state: form.elements.State.value };
  }
  const asked = await (await fetch(form.dataset.passkey)).json();
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(asked.options));
  return { credential: await navigator.credentials.get({ publicKey }), state: asked.state };
};

for (const form of knows ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  for (const instead of document.querySelectorAll('[data-passkey-instead]')) instead.hidden = true;
  const message = form.querySelector('[data-passkey-message]');
  form.addEventListener('submit', async event => {
    if (form.elements.Credential.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    message.hidden = true;
    try {
      const { credential, state } = await answer(form);
      form.elements.Credential.value = JSON.stringify(credential);
      form.elements.State.value = state;
      form.requestSubmit();
    } catch {
      message.textContent = form.dataset.passkeyFailed;
      message.hidden = false;
    }
  }, { capture: true });
}
