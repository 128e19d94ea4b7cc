package dev.muster.server.passkey;

import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.NotAllowedCredentialIdException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import dev.muster.server.passkey.Answer.Why;
import dev.muster.server.security.RelyingParty;
import dev.muster.store.Database;
import dev.muster.store.factor.PasskeyChallenges;
import dev.muster.store.factor.PasskeyChallenges.Purpose;
import dev.muster.store.factor.PasskeyCredential;
import dev.muster.store.factor.Passkeys;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/**
 * The ceremonies of WebAuthn: challenges for a browser's passkeys, and what the answers prove. Spring Security checks
 * them; that a challenge is answered once, whose a passkey is and how often it has signed are looked at here.
 */
final class Ceremonies {
    /** Where the flags of an authenticator's data are, and the count behind them (WebAuthn, 6.1). */
    private static final int FLAGS = 32;

    private static final int BACKED_UP = 0x10;

    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final StoredUsers users;
    private final BrowserJson json = new BrowserJson();
    private final Map<RelyingParty, WebAuthnRelyingPartyOperations> operations = new ConcurrentHashMap<>();

    Ceremonies(Passkeys passkeys, PasskeyChallenges challenges, StoredUsers users) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.users = users;
    }

    /** Asks for a new passkey of the account that is signed in; as JSON for its browser. */
    String askForNew(RelyingParty party, String holder) {
        PublicKeyCredentialCreationOptions options = operations(party)
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication()));
        challenges.open(holder, Purpose.ADD, options.getChallenge().toBase64UrlString());
        return json.write(options);
    }

    /** Asks for a signature by a passkey of the account that is signed in, or half; by any, where nobody is. */
    String ask(RelyingParty party, String holder, Purpose purpose) {
        PublicKeyCredentialRequestOptions options = operations(party)
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(
                        purpose == Purpose.SIGN_IN ? null : authentication()));
        challenges.open(holder, purpose, options.getChallenge().toBase64UrlString());
        return json.write(options);
    }

    /** The passkey that a browser has made for an account, where everything about it is right. */
    Optional<PasskeyCredential> made(RelyingParty party, String holder, String accountId, String answer) {
        Optional<String> challenge = challenges.take(holder, Purpose.ADD);
        Optional<PublicKeyCredential<AuthenticatorAttestationResponse>> read = json.attestation(answer);
        if (challenge.isEmpty() || read.isEmpty()) {
            return Optional.empty();
        }
        PublicKeyCredentialCreationOptions asked =
                Options.creation(party, users.findByUsername(accountId), Bytes.fromBase64(challenge.get()));
        try {
            return Optional.of(StoredCredentials.written(operations(party)
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            asked, new RelyingPartyPublicKey(read.get(), "")))));
        } catch (RuntimeException e) {
            why(e);
            return Optional.empty();
        }
    }

    /** Whose passkey has signed, for somebody whom nobody knows yet: it must say itself whose it is. */
    Answer signedIn(RelyingParty party, Optional<String> holder, String answer) {
        return holder.flatMap(who -> challenges.take(who, Purpose.SIGN_IN))
                .map(challenge -> signed(party, challenge, Optional.empty(), answer))
                .orElseGet(() -> new Answer.Refused(Why.NO_CHALLENGE));
    }

    /** Whether a passkey of an account has signed. */
    Answer signed(RelyingParty party, String holder, String accountId, String answer) {
        return challenges
                .take(holder, Purpose.STEP)
                .map(challenge -> signed(party, challenge, Optional.of(accountId), answer))
                .orElseGet(() -> new Answer.Refused(Why.NO_CHALLENGE));
    }

    private Answer signed(RelyingParty party, String challenge, Optional<String> expected, String answer) {
        Optional<PublicKeyCredential<AuthenticatorAssertionResponse>> read = json.assertion(answer);
        if (read.isEmpty()) {
            return new Answer.Refused(Why.UNREADABLE);
        }
        Optional<PasskeyCredential> stored =
                passkeys.byCredentialId(read.get().getRawId().toBase64UrlString());
        Optional<String> owner = stored.flatMap(credential -> passkeys.accountOf(credential.handle()));
        if (stored.isEmpty() || owner.isEmpty()) {
            return new Answer.Refused(Why.UNKNOWN);
        }
        if ((expected.isPresent() && !expected.equals(owner))
                || !isOf(stored.get(), read.get().getResponse(), expected.isPresent())) {
            return new Answer.Refused(Why.OF_ANOTHER);
        }
        return verify(party, challenge, stored.get(), read.get())
                .<Answer>map(Answer.Refused::new)
                .orElseGet(() -> new Answer.Proved(owner.get()));
    }

    /** WebAuthn, 7.2, step 6: the handle that a passkey gives is its owner's; nobody asked for may be left out. */
    private static boolean isOf(
            PasskeyCredential stored, AuthenticatorAssertionResponse response, boolean mayLeaveOut) {
        return Optional.ofNullable(response.getUserHandle())
                .map(handle -> handle.toBase64UrlString().equals(stored.handle()))
                .orElse(mayLeaveOut);
    }

    private Optional<Why> verify(
            RelyingParty party,
            String challenge,
            PasskeyCredential stored,
            PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        PublicKeyCredentialRequestOptions asked = Options.request(party, stored, Bytes.fromBase64(challenge));
        try {
            operations(party).authenticate(new RelyingPartyAuthenticationRequest(asked, answer));
        } catch (RuntimeException e) {
            return Optional.of(why(e));
        }
        // WebAuthn, 7.2, step 22, against the newest count, and by one statement: of two copies at once one is refused.
        ByteBuffer data =
                ByteBuffer.wrap(answer.getResponse().getAuthenticatorData().getBytes());
        boolean backedUp = (data.get(FLAGS) & BACKED_UP) != 0;
        long count = Integer.toUnsignedLong(data.getInt(FLAGS + 1));
        return passkeys.used(stored.credentialId(), count, backedUp) ? Optional.empty() : Optional.of(Why.COPIED);
    }

    /** Whatever the library trips over in a stranger's bytes is a refusal; a lost database is none. */
    private static Why why(RuntimeException refusal) {
        if (Database.isFailure(refusal)) {
            throw refusal;
        }
        return switch (refusal) {
            case BadOriginException _, BadRpIdException _, CrossOriginException _ -> Why.WRONG_PAGE;
            case UserNotVerifiedException _ -> Why.WITHOUT_USER;
            case NotAllowedCredentialIdException _ -> Why.OF_ANOTHER;
            case MaliciousCounterValueException _ -> Why.COPIED;
            default -> Why.NOT_RIGHT;
        };
    }

    private WebAuthnRelyingPartyOperations operations(RelyingParty party) {
        return operations.computeIfAbsent(party, key -> {
            Webauthn4JRelyingPartyOperations made = new Webauthn4JRelyingPartyOperations(
                    users, new StoredCredentials(passkeys), Options.entity(key), Set.of(key.origin()));
            made.setCustomizeCreationOptions(Options::harden);
            made.setCustomizeRequestOptions(Options::harden);
            return made;
        });
    }

    private static Authentication authentication() {
        return Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
    }
}
