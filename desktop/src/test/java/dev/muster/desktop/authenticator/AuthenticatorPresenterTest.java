package dev.muster.desktop.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.desktop.HandClock;
import dev.muster.desktop.authenticator.AuthenticatorView.Locked;
import dev.muster.desktop.authenticator.AuthenticatorView.Opened;
import dev.muster.desktop.authenticator.AuthenticatorView.Row;
import dev.muster.desktop.keyring.KeyringException;
import dev.muster.desktop.keyring.QuickKeyrings;
import dev.muster.otp.KeyUri;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticatorPresenterTest {
    private static final String PASSPHRASE = "correct horse battery";

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private final Clipboard clipboard = new Clipboard("of this test");

    @Test
    void choosesAPassphraseAtFirst() {
        AuthenticatorPresenter presenter = presenter();
        assertThat(presenter.view("")).isEqualTo(new Locked(true, false, Optional.empty()));
        assertThat(presenter.create("short".toCharArray(), "short".toCharArray()))
                .isEmpty();
        assertThat(trouble(presenter)).startsWith("Take at least 12 characters");
        assertThat(presenter.create(PASSPHRASE.toCharArray(), "correct horse batterie".toCharArray()))
                .isEmpty();
        assertThat(trouble(presenter)).isEqualTo("The two are not the same.");
        Runnable making = presenter
                .create(PASSPHRASE.toCharArray(), PASSPHRASE.toCharArray())
                .orElseThrow();
        assertThat(presenter.view("")).isEqualTo(new Locked(true, true, Optional.empty()));
        making.run();
        assertThat(opened(presenter).rows()).isEmpty();
        assertThat(folder.resolve("keys")).isRegularFile();
    }

    @Test
    void whatIsTypedIsWiped() {
        char[] typed = PASSPHRASE.toCharArray();
        char[] again = PASSPHRASE.toCharArray();
        presenter().create(typed, again).orElseThrow().run();
        assertThat(typed).containsOnly('\0');
        assertThat(again).containsOnly('\0');
    }

    @Test
    void saysWhenThePassphraseIsWrongAndOpensWithTheRightOne() {
        created().close();
        AuthenticatorPresenter presenter = presenter();
        assertThat(presenter.view("")).isEqualTo(new Locked(false, false, Optional.empty()));
        assertThat(presenter.unlock(new char[0])).isEmpty();
        presenter.unlock("something else".toCharArray()).orElseThrow().run();
        assertThat(trouble(presenter)).isEqualTo("That is not the passphrase of this file. Nothing was changed.");
        presenter.unlock(PASSPHRASE.toCharArray()).orElseThrow().run();
        assertThat(opened(presenter).all()).isZero();
    }

    @Test
    void saysWhenTheFileIsDamaged() throws Exception {
        created().close();
        byte[] whole = Files.readAllBytes(folder.resolve("keys"));
        whole[60] ^= 1;
        Files.write(folder.resolve("keys"), whole);
        AuthenticatorPresenter presenter = presenter();
        presenter.unlock(PASSPHRASE.toCharArray()).orElseThrow().run();
        assertThat(trouble(presenter)).startsWith("The file is damaged");
    }

    @Test
    void showsTheCodesOfTheStandardInGroups() {
        AuthenticatorPresenter presenter = filled(List.of(Secrets.RFC));
        // RFC 6238, appendix B.
        clock.pass(Duration.between(clock.instant(), Instant.ofEpochSecond(1111111109L)));
        Row row = opened(presenter).rows().getFirst();
        assertThat(row.code()).isEqualTo("0708 1804");
        assertThat(row.countdown().seconds()).isEqualTo(1);
        assertThat(row.spoken()).isEqualTo("Example, ada@example.org, code 0 7 0 8 1 8 0 4, 1 second left");
        assertThat(row.toString()).doesNotContain("0708");
        clock.pass(Duration.ofSeconds(2));
        row = opened(presenter).rows().getFirst();
        assertThat(row.code()).isEqualTo("1405 0471");
        assertThat(row.countdown().seconds()).isEqualTo(29);
    }

    @Test
    void searchesForEveryWordWithoutCaseAndAccents() {
        AuthenticatorPresenter presenter = created();
        presenter.add(Secrets.of("Télévision", "ada@example.org")).orElseThrow().run();
        presenter.add(Secrets.of("Mail", "grace@example.org")).orElseThrow().run();
        assertThat(found(presenter, "EXAMPLE tele")).isEqualTo("Télévision");
        assertThat(found(presenter, "grace")).isEqualTo("Mail");
        assertThat(((Opened) presenter.view("nobody")).rows()).isEmpty();
        assertThat(((Opened) presenter.view(" ")).rows()).hasSize(2);
    }

    @Test
    void renamesAndRemoves() {
        AuthenticatorPresenter presenter = filled(List.of(Secrets.RFC));
        String id = opened(presenter).rows().getFirst().id();
        presenter.rename(id, " Post ", "").orElseThrow().run();
        assertThat(opened(presenter).rows()).extracting(Row::title).containsExactly("Post");
        assertThat(opened(presenter).rows()).extracting(Row::detail).containsExactly("");
        presenter.remove(id).orElseThrow().run();
        assertThat(opened(presenter).rows()).isEmpty();
    }

    @Test
    void oneChangeAtATime() {
        AuthenticatorPresenter presenter = created();
        Runnable adding = presenter.add(Secrets.RFC).orElseThrow();
        assertThat(opened(presenter).busy()).isTrue();
        assertThat(presenter.add(Secrets.of("Mail", "ada"))).isEmpty();
        adding.run();
        assertThat(opened(presenter).busy()).isFalse();
    }

    @Test
    void theSameSecretIsNotAddedTwice() {
        AuthenticatorPresenter presenter = filled(List.of(Secrets.RFC));
        assertThat(presenter.add(new KeyUri("Elsewhere", "", Secrets.RFC.totp())))
                .isEmpty();
        assertThat(opened(presenter).status().orElseThrow().text())
                .isEqualTo("That secret is there already, as Example.");
    }

    @Test
    void aSecondWindowsChangesAppear() {
        AuthenticatorPresenter one = created();
        AuthenticatorPresenter two = presenter();
        two.unlock(PASSPHRASE.toCharArray()).orElseThrow().run();
        one.add(Secrets.RFC).orElseThrow().run();
        two.follow().orElseThrow().run();
        assertThat(opened(two).rows()).hasSize(1);
        assertThat(two.follow()).as("nothing more").isEmpty();
    }

    @Test
    void aFileThatSomebodyDamagedMeanwhileIsTriedOnceAndNeverOverwritten() throws Exception {
        AuthenticatorPresenter presenter = created();
        Files.writeString(folder.resolve("keys"), "x".repeat(200));
        presenter.follow().orElseThrow().run();
        assertThat(opened(presenter).status().orElseThrow().bad()).isTrue();
        assertThat(presenter.follow()).isEmpty();
        presenter.add(Secrets.RFC).orElseThrow().run();
        assertThat(folder.resolve("keys")).hasContent("x".repeat(200));
        assertThat(opened(presenter).rows()).isEmpty();
    }

    @Test
    void aCopiedCodeIsTakenBackAfterAMinute() throws Exception {
        AuthenticatorPresenter presenter = filled(List.of(Secrets.RFC));
        Row row = opened(presenter).rows().getFirst();
        presenter.copy(row.id());
        assertThat(clipboard.getData(DataFlavor.stringFlavor))
                .isEqualTo(row.code().replace(" ", ""));
        assertThat(opened(presenter).status().orElseThrow().text()).startsWith("Copied the code of Example");
        clock.pass(Duration.ofSeconds(59));
        opened(presenter);
        assertThat(clipboard.getData(DataFlavor.stringFlavor)).isNotEqualTo("");
        assertThat(opened(presenter).status()).as("said long enough").isEmpty();
        clock.pass(Duration.ofSeconds(1));
        opened(presenter);
        assertThat(clipboard.getData(DataFlavor.stringFlavor)).isEqualTo("");
    }

    @Test
    void whatSomebodyElseCopiedStays() throws Exception {
        AuthenticatorPresenter presenter = filled(List.of(Secrets.RFC));
        presenter.copy(opened(presenter).rows().getFirst().id());
        clipboard.setContents(new StringSelection("a poem"), null);
        clock.pass(Duration.ofMinutes(2));
        opened(presenter);
        assertThat(clipboard.getData(DataFlavor.stringFlavor)).isEqualTo("a poem");
    }

    @Test
    void lockingForgetsTheCodesAndTakesTheCopyBack() throws Exception {
        AuthenticatorPresenter presenter = filled(List.of(Secrets.RFC));
        presenter.copy(opened(presenter).rows().getFirst().id());
        presenter.lock();
        assertThat(presenter.view("")).isEqualTo(new Locked(false, false, Optional.empty()));
        assertThat(clipboard.getData(DataFlavor.stringFlavor)).isEqualTo("");
        assertThat(presenter.add(Secrets.RFC)).isEmpty();
    }

    @Test
    void manyAccountsAreShownInAMoment() {
        AuthenticatorPresenter presenter = filled(Secrets.many());
        assertThat(opened(presenter).isSearchable()).isTrue();
        assertThat(opened(presenter).rows()).extracting(Row::title).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }

    private AuthenticatorPresenter presenter() {
        return new AuthenticatorPresenter(
                folder.resolve("keys"), clock, new SecureRandom(), new CodeClipboard(clipboard, clock));
    }

    private AuthenticatorPresenter created() {
        return filled(List.of());
    }

    private AuthenticatorPresenter filled(List<KeyUri> keys) {
        try {
            QuickKeyrings.fill(folder.resolve("keys"), PASSPHRASE, keys);
        } catch (KeyringException e) {
            throw new AssertionError(e);
        }
        AuthenticatorPresenter presenter = presenter();
        presenter.unlock(PASSPHRASE.toCharArray()).orElseThrow().run();
        return presenter;
    }

    private static Opened opened(AuthenticatorPresenter presenter) {
        return (Opened) presenter.view("");
    }

    private static String found(AuthenticatorPresenter presenter, String search) {
        return ((Opened) presenter.view(search)).rows().getFirst().title();
    }

    private static String trouble(AuthenticatorPresenter presenter) {
        return ((Locked) presenter.view("")).trouble().orElseThrow();
    }
}
