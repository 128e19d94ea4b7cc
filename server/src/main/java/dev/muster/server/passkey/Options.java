package dev.muster.server.passkey;

import dev.muster.server.security.RelyingParty;
import dev.muster.store.factor.PasskeyChallenges;
import dev.muster.store.factor.PasskeyCredential;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions.PublicKeyCredentialCreationOptionsBuilder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions.PublicKeyCredentialRequestOptionsBuilder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;

/**
 * What Muster asks of a passkey: that it makes sure of its user, and can be found without a name; nothing about who made
 * it. Asked and checked by the same options, so that what was asked need not be kept.
 */
final class Options {
    private static final String NAME = "Muster";

    private static final AuthenticatorSelectionCriteria SELECTION = AuthenticatorSelectionCriteria.builder()
            .residentKey(ResidentKeyRequirement.REQUIRED)
            .userVerification(UserVerificationRequirement.REQUIRED)
            .build();

    private Options() {}

    static PublicKeyCredentialRpEntity entity(RelyingParty party) {
        return PublicKeyCredentialRpEntity.builder().id(party.id()).name(NAME).build();
    }

    static void harden(PublicKeyCredentialCreationOptionsBuilder options) {
        options.authenticatorSelection(SELECTION)
                .attestation(AttestationConveyancePreference.NONE)
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .timeout(PasskeyChallenges.LIFE);
    }

    static void harden(PublicKeyCredentialRequestOptionsBuilder options) {
        options.userVerification(UserVerificationRequirement.REQUIRED).timeout(PasskeyChallenges.LIFE);
    }

    /** A new passkey as it was asked for. */
    static PublicKeyCredentialCreationOptions creation(
            RelyingParty party, @Nullable PublicKeyCredentialUserEntity user, Bytes challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(entity(party))
                .user(Objects.requireNonNull(user))
                .challenge(challenge)
                .customize(Options::harden)
                .build();
    }

    /** A signature as it was asked for, by a passkey that is known by now. */
    static PublicKeyCredentialRequestOptions request(RelyingParty party, PasskeyCredential passkey, Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(party.id())
                .challenge(challenge)
                .allowCredentials(List.of(PublicKeyCredentialDescriptor.builder()
                        .id(Bytes.fromBase64(passkey.credentialId()))
                        .build()))
                .customize(Options::harden)
                .build();
    }
}
