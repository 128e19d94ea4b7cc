package dev.muster.server.passkey;

import java.util.Objects;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What goes to a browser's passkeys and comes from them, as WebAuthn writes it in JSON. */
final class BrowserJson {
    /** An attestation may hold a chain of certificates. */
    private static final int LONGEST = 50_000;

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    String write(Object options) {
        return mapper.writeValueAsString(options);
    }

    Optional<PublicKeyCredential<AuthenticatorAssertionResponse>> assertion(String json) {
        return read(json, new TypeReference<>() {});
    }

    Optional<PublicKeyCredential<AuthenticatorAttestationResponse>> attestation(String json) {
        return read(json, new TypeReference<>() {});
    }

    private <R extends AuthenticatorResponse> Optional<PublicKeyCredential<R>> read(
            String json, TypeReference<PublicKeyCredential<R>> type) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(mapper.readValue(json, type))
                    .filter(credential -> Objects.nonNull(credential.getRawId())
                            && Objects.nonNull(credential.getResponse())
                            && Objects.nonNull(credential.getResponse().getClientDataJSON()));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
