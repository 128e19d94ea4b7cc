package dev.muster.server.passkey;

import dev.muster.store.factor.PasskeyCredential;
import dev.muster.store.factor.Passkeys;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** Passkeys of the database, as Spring Security reads them; it writes none: {@link Ceremonies} does, which knows more. */
final class StoredCredentials implements UserCredentialRepository {
    private final Passkeys passkeys;

    StoredCredentials(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return passkeys.byCredentialId(id.toBase64UrlString())
                .map(StoredCredentials::read)
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return passkeys.accountOf(handle.toBase64UrlString()).map(passkeys::credentials).orElse(List.of()).stream()
                .map(StoredCredentials::read)
                .toList();
    }

    @Override
    public void save(CredentialRecord credential) {
        // Only a statement of the database's can tell which of two signatures came first.
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("passkeys are removed by their owners");
    }

    static PasskeyCredential written(CredentialRecord record) {
        return new PasskeyCredential(
                record.getCredentialId().toBase64UrlString(),
                record.getUserEntityUserId().toBase64UrlString(),
                new Bytes(record.getPublicKey().getBytes()).toBase64UrlString(),
                Objects.requireNonNull(record.getAttestationObject()).toBase64UrlString(),
                record.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .sorted()
                        .toList(),
                record.getSignatureCount(),
                record.isBackupEligible(),
                record.isBackupState());
    }

    private static CredentialRecord read(PasskeyCredential stored) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(stored.credentialId()))
                .userEntityUserId(Bytes.fromBase64(stored.handle()))
                .publicKey(new ImmutablePublicKeyCose(
                        Bytes.fromBase64(stored.publicKey()).getBytes()))
                .attestationObject(Bytes.fromBase64(stored.attestation()))
                .transports(stored.transports().stream()
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .signatureCount(stored.signCount())
                .uvInitialized(true)
                .backupEligible(stored.backupEligible())
                .backupState(stored.backedUp())
                .label("")
                .build();
    }
}
