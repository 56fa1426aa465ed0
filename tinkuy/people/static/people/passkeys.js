// A form with `data-passkey` is answered by a passkey: `get` to enter, `create` to make one. The page holds the question
// in `data-options`; the answer goes into the form, and the form is sent as any other. Without this script, or where the
// browser has no passkeys, such forms stay hidden and the page names other ways.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const keys = (list = []) => list.map((key) => ({ ...key, id: bytes(key.id) }));

async function made(options) {
  const { user, excludeCredentials } = options;
  const key = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...user, id: bytes(user.id) },
      excludeCredentials: keys(excludeCredentials),
    },
  });
  return answer(key, ["clientDataJSON", "attestationObject"]);
}

async function shown(options) {
  const key = await navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: keys(options.allowCredentials) },
  });
  return answer(key, ["clientDataJSON", "authenticatorData", "signature", "userHandle"]);
}

function answer(key, parts) {
  const told = parts.filter((part) => key.response[part]).map((part) => [part, text(key.response[part])]);
  return JSON.stringify({
    id: key.id,
    rawId: text(key.rawId),
    type: key.type,
    response: Object.fromEntries(told),
    clientExtensionResults: {},
  });
}

async function ask(form) {
  const failed = form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  try {
    const options = JSON.parse(form.dataset.options);
    form.querySelector("[data-passkey-answer]").value = await (form.dataset.passkey === "create" ? made : shown)(options);
    form.submit();
  } catch {
    failed.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(form);
    });
  }
  for (const note of document.querySelectorAll("[data-without-passkeys]")) note.hidden = true;
}
