package dev.muster.server.security;

import static dev.muster.server.factor.SessionFactor.DEVICE;
import static dev.muster.server.factor.SessionFactor.EMAIL;
import static dev.muster.server.factor.SessionFactor.FACE;
import static dev.muster.server.factor.SessionFactor.PASSKEY;
import static dev.muster.server.factor.SessionFactor.PASSWORD;
import static dev.muster.server.factor.SessionFactor.RECOVERY;
import static dev.muster.server.factor.SessionFactor.TOTP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.embedding.Embedding;
import dev.muster.face.FaceEngine;
import dev.muster.otp.Digest;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.verify.SpareCodes;
import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.server.factor.Profile;
import dev.muster.server.factor.Raise;
import dev.muster.server.factor.SessionFactor;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.factor.Apps;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.SignInPolicy;
import dev.muster.store.person.Consents;
import dev.muster.store.person.NewTemplate;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Every shipped profile over HTTP: sessions that have proved every combination of factors, of accounts with several
 * sets of them, reach a protected page exactly where the profile's rule says so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInPathsTest {
    private static final List<Set<SessionFactor>> OWN = List.of(
            Set.of(),
            Set.of(TOTP),
            Set.of(EMAIL),
            Set.of(FACE),
            Set.of(TOTP, FACE),
            Set.of(TOTP, EMAIL, RECOVERY, FACE));
    private static final List<SessionFactor> PROVED = List.of(PASSWORD, TOTP, EMAIL, RECOVERY, FACE, PASSKEY, DEVICE);
    /** What every session asks for: a page that costs little. */
    private static final String LIGHT = "/account/devices";
    /** What else a sign-in opens: pages, the live page, the old programs' routes, a stream of pictures. */
    private static final List<String> PROTECTED = List.of(
            "/home",
            "/account",
            "/findex",
            "/findex/today",
            "/video_feed",
            "/live",
            "/success",
            "/attendance",
            "/attendance/register.csv",
            "/people/me");
    /** What no session opens: it takes a key. */
    private static final List<String> API =
            List.of("/api/otp/codes", "/api/otp/codes/none/check", "/api/otp/totp/check");

    /** {@link SignInMatrixTest} has the sets between these and the full one. */
    private static final int FEW = 3;

    private TestPortal portal;
    private SignInPolicy policy;
    private final Map<Set<SessionFactor>, Account> accounts = new HashMap<>();
    private final Map<Set<SessionFactor>, Browser> browsers = new HashMap<>();

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
        policy = portal.bean(SignInPolicy.class);
        OWN.forEach(own -> accounts.put(own, account("holder" + accounts.size(), own)));
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    static List<Profile> profiles() {
        return Profile.SHIPPED;
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void noSessionReachesAPageWithoutWhatTheProfileAsks(Profile profile) {
        policy.hold(Role.MEMBER, Optional.of(profile.name()));
        for (Set<SessionFactor> own : OWN) {
            for (Set<SessionFactor> proved : SignInMatrixTest.subsets(PROVED)) {
                if (proved.isEmpty() || (proved.size() > FEW && proved.size() < PROVED.size())) {
                    continue;
                }
                Browser browser = session(own, proved, Duration.ofSeconds(5));
                boolean enough = SignInMatrixTest.enough(profile, own, proved, Raise.NOTHING);
                HttpResponse<String> answer = browser.get(LIGHT);
                assertThat(answer.statusCode() == 200)
                        .as("%s: has %s, proved %s: %s", profile.name(), own, proved, location(answer))
                        .isEqualTo(enough);
                if (!enough && proved.equals(Set.of(PASSWORD))) {
                    reachesNothing(browser, "%s: has %s, proved %s".formatted(profile.name(), own, proved));
                }
            }
        }
    }

    /** Whoever is half signed in is sent to the next step, whatever is asked for; programs are told to show a key. */
    private static void reachesNothing(Browser browser, String who) {
        for (String path : PROTECTED) {
            HttpResponse<InputStream> answer = browser.stream(path);
            close(answer);
            assertThat(answer.statusCode()).as("%s, %s", who, path).isEqualTo(302);
            assertThat(location(answer))
                    .as("%s, %s", who, path)
                    .matches("/(confirm|code|face|passkey|missing)?([?].*)?");
        }
        for (String path : API) {
            assertThat(browser.post(path, Map.of()).statusCode())
                    .as("%s, %s", who, path)
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index", "/validate", "/face_recognition", "/login", "/register"})
    void anOldAddressLeadsWhoeverIsHalfSignedInNoFurther(String path) {
        policy.hold(Role.MEMBER, Optional.of(Profile.SEED.name()));
        Browser browser = session(OWN.getLast(), Set.of(PASSWORD), Duration.ofSeconds(5));
        HttpResponse<String> answer = browser.get(path);
        for (int hops = 0; answer.statusCode() == 302 && hops < 5; hops++) {
            answer = browser.get(location(answer));
        }
        assertThat(answer.body()).doesNotContain("href=\"/home\"", "href=\"/attendance\"", "class=\"sidebar\"");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void whatWasProvedLongAgoChangesNoFactor(Profile profile) {
        policy.hold(Role.MEMBER, Optional.of(profile.name()));
        Set<SessionFactor> own = OWN.getLast();
        Set<SessionFactor> all = Set.copyOf(PROVED);
        assertThat(location(session(own, all, Duration.ofMinutes(11)).post("/account/factors/app", Map.of())))
                .startsWith("/confirm");
        assertThat(location(session(own, all, Duration.ofSeconds(5)).post("/account/factors/app", Map.of())))
                .isEqualTo("/account/factors/app");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aSignInThatIsHalfDoneForTooLongIsOver(Profile profile) {
        policy.hold(Role.MEMBER, Optional.of(profile.name()));
        Set<SessionFactor> own = OWN.getLast();
        Browser browser = session(own, Set.of(PASSWORD), Duration.ofMinutes(11));
        assertThat(location(browser.get("/home"))).isEqualTo("/?next=%2Fhome");
    }

    /** A browser whose session has proved these, that long ago. */
    private Browser session(Set<SessionFactor> own, Set<SessionFactor> proved, Duration ago) {
        Account account = Objects.requireNonNull(accounts.get(own));
        FindByIndexNameSessionRepository<?> sessions = portal.bean(FindByIndexNameSessionRepository.class);
        Browser browser = browsers.get(own);
        if (browser == null || sessions.findByPrincipalName(account.id()).isEmpty()) {
            browser = portal.signedIn(account.name());
            browser.get("/forgot");
            browsers.put(own, browser);
        }
        rewrite(sessions, account, proved, Instant.now().minus(ago));
        return browser;
    }

    private static <S extends Session> void rewrite(
            FindByIndexNameSessionRepository<S> sessions, Account account, Set<SessionFactor> proved, Instant when) {
        for (S session : sessions.findByPrincipalName(account.id()).values()) {
            SecurityContext context = Objects.requireNonNull(session.getAttribute("SPRING_SECURITY_CONTEXT"));
            SignedIn signedIn = (SignedIn) Objects.requireNonNull(
                    Objects.requireNonNull(context.getAuthentication()).getPrincipal());
            Authentication held = SignedInAccounts.authentication(
                    account,
                    signedIn,
                    proved.stream()
                            .map(factor -> HeldFactors.proved(factor, when))
                            .collect(Collectors.toList()));
            session.setAttribute("SPRING_SECURITY_CONTEXT", new SecurityContextImpl(held));
            sessions.save(session);
        }
    }

    private Account account(String name, Set<SessionFactor> own) {
        Account account = portal.account(name, Role.MEMBER);
        if (own.contains(TOTP)) {
            Apps apps = portal.bean(Apps.class);
            Totp totp = Totp.usual(Secret.random(new SecureRandom(), Digest.SHA1));
            apps.confirm(account.id(), apps.begin(account.id(), "Phone", totp), "Phone", 0);
        }
        if (own.contains(EMAIL)) {
            portal.bean(CodeAddresses.class)
                    .add(account.id(), Address.of(Channel.EMAIL, name + "@example.org"), "Mail", true);
        }
        if (own.contains(RECOVERY)) {
            portal.bean(SpareCodes.class).renew(account.id());
        }
        String person = portal.bean(People.class)
                .create(PersonData.named(name))
                .orElseThrow()
                .id();
        portal.accounts().link(account.id(), Optional.of(person));
        if (own.contains(FACE)) {
            portal.bean(Consents.class).give(person, "1", "test");
            portal.bean(Templates.class).add(person, List.of(template(accounts.size())));
        }
        return portal.accounts().byId(account.id()).orElseThrow();
    }

    /** Some embedding: nobody is compared with it here. */
    private NewTemplate template(int at) {
        float[] values = new float[512];
        values[at] = 1;
        Embedding embedding = Embedding.of(portal.bean(FaceEngine.class).model(), values);
        return new NewTemplate(embedding, 0.9, "test", Optional.empty(), Instant.EPOCH, Optional.empty());
    }

    private static void close(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            assertThat(body).isNotNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }
}
