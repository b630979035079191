// Makes passkeys and signs in with them. Forms with data-passkey stay hidden where the browser cannot.
(() => {
  const supported = window.PublicKeyCredential
    && PublicKeyCredential.parseCreationOptionsFromJSON
    && PublicKeyCredential.parseRequestOptionsFromJSON;

  async function call(form, path, body) {
    const answer = await fetch(form.dataset.base + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": form.elements._csrf.value },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) {
      throw new Error(path + " " + answer.status);
    }
    return answer.json();
  }

  function sent(credential, names) {
    const json = credential.toJSON();
    return {
      id: json.id,
      rawId: json.rawId,
      type: json.type,
      authenticatorAttachment: json.authenticatorAttachment,
      clientExtensionResults: json.clientExtensionResults || {},
      response: Object.fromEntries(names.filter((name) => json.response[name] !== undefined)
        .map((name) => [name, json.response[name]])),
    };
  }

  async function make(form) {
    const options = await call(form, "webauthn/register/options");
    const credential = await navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    });
    await call(form, "webauthn/register", {
      publicKey: {
        credential: sent(credential, ["attestationObject", "clientDataJSON", "transports"]),
        label: form.elements.label.value.trim() || form.elements.label.placeholder,
      },
    });
    return form.dataset.base + "me?passkey";
  }

  async function signIn(form) {
    const options = await call(form, "webauthn/authenticate/options");
    const credential = await navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
    });
    const answer = await call(form, "login/webauthn",
      sent(credential, ["authenticatorData", "clientDataJSON", "signature", "userHandle"]));
    return answer.redirectUrl;
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!supported) {
      continue;
    }
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const problem = form.querySelector("[data-passkey-problem]");
      const button = form.querySelector("button");
      problem.hidden = true;
      button.disabled = true;
      try {
        window.location.assign(await (form.dataset.passkey === "make" ? make(form) : signIn(form)));
      } catch (error) {
        problem.hidden = false;
        button.disabled = false;
        button.focus();
      }
    });
  }
})();
