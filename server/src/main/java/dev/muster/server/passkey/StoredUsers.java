package dev.muster.server.passkey;

import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.factor.Passkeys;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** Accounts as passkeys know them: by a random handle. A session's name of an account is its id. */
final class StoredUsers implements PublicKeyCredentialUserEntityRepository {
    private final Accounts accounts;
    private final Passkeys passkeys;

    StoredUsers(Accounts accounts, Passkeys passkeys) {
        this.accounts = accounts;
        this.passkeys = passkeys;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return passkeys.accountOf(handle.toBase64UrlString())
                .flatMap(accounts::byId)
                .map(account -> entity(account, handle))
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String accountId) {
        return accounts.byId(accountId)
                .map(account -> entity(account, Bytes.fromBase64(passkeys.handle(accountId))))
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("accounts are made elsewhere");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("accounts are deleted elsewhere");
    }

    private static PublicKeyCredentialUserEntity entity(Account account, Bytes handle) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle)
                .name(account.name())
                .displayName(account.name())
                .build();
    }
}
