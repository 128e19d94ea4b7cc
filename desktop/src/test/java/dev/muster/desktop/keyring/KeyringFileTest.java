package dev.muster.desktop.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.desktop.keyring.KeyringException.Reason;
import dev.muster.otp.Digest;
import dev.muster.otp.KeyUri;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringFileTest {
    /** Quick, for these tests alone. */
    private static final Stretching QUICK = new Stretching(32, 1, 1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyUri MAIL = key("Mail", "ada@example.org");

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatWasPutIn() throws Exception {
        Totp odd = new Totp(Secret.random(RANDOM, Digest.SHA512), Digest.SHA512, 8, Duration.ofSeconds(60));
        KeyUri bank = new KeyUri("बैंक: a/b?", "", odd);
        try (KeyringFile file = create()) {
            file.add(MAIL);
            file.add(bank);
        }
        try (KeyringFile file = open("correct horse battery")) {
            assertThat(file.keyring().keys()).extracting(EnrolledKey::key).containsExactlyInAnyOrder(MAIL, bank);
        }
    }

    @Test
    void theUsualStretchingIsThatOfTheStandard() throws Exception {
        try (KeyringFile file = KeyringFile.create(path(), passphrase("correct horse battery"), RANDOM)) {
            file.add(MAIL);
        }
        try (KeyringFile file = KeyringFile.open(path(), passphrase("correct horse battery"), RANDOM)) {
            assertThat(file.keyring().keys()).hasSize(1);
        }
        assertThat(Stretching.USUAL).isEqualTo(new Stretching(65_536, 3, 4));
    }

    @Test
    void aWrongPassphraseIsSaidAndTheFileIsUntouched() throws Exception {
        create().close();
        byte[] before = Files.readAllBytes(path());
        assertThat(refusal("correct horse batterie")).isEqualTo(Reason.WRONG_PASSPHRASE);
        assertThat(path()).hasBinaryContent(before);
    }

    @Test
    void theSamePassphraseTypedOtherwiseOpensToo() throws Exception {
        KeyringFile.create(path(), passphrase("cafe\u0301 cre\u0300me noire"), QUICK, RANDOM)
                .close();
        open("caf\u00e9 cr\u00e8me noire").close();
    }

    @Test
    void refusesEveryFlippedByteAndLeavesTheFile() throws Exception {
        try (KeyringFile file = create()) {
            file.add(MAIL);
        }
        byte[] whole = Files.readAllBytes(path());
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            Files.write(path(), flipped);
            assertThat(refusal("correct horse battery")).as("byte %d", i).isIn(Reason.DAMAGED, Reason.FOREIGN);
            assertThat(path()).hasBinaryContent(flipped);
        }
    }

    @Test
    void refusesEveryTornFile() throws Exception {
        create().close();
        byte[] whole = Files.readAllBytes(path());
        for (int length = 0; length < whole.length; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            assertThat(refusal("correct horse battery")).as("%d bytes", length).isEqualTo(Reason.DAMAGED);
        }
    }

    @Test
    void aChangedHeaderDoesNotOpenEvenWithARightSum() throws Exception {
        Keyring one = Keyring.EMPTY.with(MAIL);
        byte[] sealed = SealedKeyring.seal(one, passphrase("correct horse battery"), new Stretching(32, 1, 1), RANDOM);
        byte[] other = SealedKeyring.seal(one, passphrase("correct horse battery"), new Stretching(32, 1, 1), RANDOM);
        // The nonce of another file, under a sum that is right again.
        System.arraycopy(other, 37, sealed, 37, 12);
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(sealed, sealed.length - 32));
        System.arraycopy(sum, 0, sealed, sealed.length - 32, 32);
        Files.createDirectories(path().resolveSibling(""));
        Files.write(path(), sealed);
        assertThat(refusal("correct horse battery")).isEqualTo(Reason.WRONG_PASSPHRASE);
    }

    @Test
    void everyWriteHasAFreshSaltAndNonce() throws Exception {
        try (KeyringFile file = create()) {
            file.add(MAIL);
            byte[] first = Files.readAllBytes(path());
            file.rename(file.keyring().keys().getFirst().id(), "Mail", "ada@example.org");
            byte[] second = Files.readAllBytes(path());
            assertThat(Arrays.copyOfRange(second, 21, 37)).isNotEqualTo(Arrays.copyOfRange(first, 21, 37));
            assertThat(Arrays.copyOfRange(second, 37, 49)).isNotEqualTo(Arrays.copyOfRange(first, 37, 49));
        }
    }

    @Test
    void aWriteThatIsCutOffLeavesTheOldContent() throws Exception {
        create().close();
        byte[] before = Files.readAllBytes(path());
        Files.write(folder.resolve("config/.keys.123.new"), Arrays.copyOf(before, 40)); // as after a crash
        try (KeyringFile file = open("correct horse battery")) {
            assertThat(file.keyring()).isEqualTo(Keyring.EMPTY);
        }
    }

    @Test
    void aWriteThatFailsIsSaidAndNothingChanges() throws Exception {
        KeyringFile file = create();
        byte[] before = Files.readAllBytes(path());
        Files.delete(path());
        assertThatThrownBy(() -> file.add(MAIL))
                .isInstanceOfSatisfying(
                        KeyringException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE))
                .hasMessageContaining("it is gone");
        assertThat(file.keyring().keys()).isEmpty();
        assertThat(before).isNotEmpty();
    }

    @Test
    void twoWindowsLoseNothingOfEachOthers() throws Exception {
        try (KeyringFile one = create();
                KeyringFile two = open("correct horse battery")) {
            one.add(MAIL);
            assertThat(two.isStale()).isTrue();
            two.add(key("Bank", "ada"));
            assertThat(two.isStale()).isFalse();
            assertThat(one.isStale()).isTrue();
            one.refresh();
            assertThat(one.keyring()).isEqualTo(two.keyring());
            assertThat(one.keyring().keys()).extracting(EnrolledKey::title).containsExactly("Bank", "Mail");
            one.remove(two.keyring().keys().getFirst().id());
            two.rename(two.keyring().keys().getLast().id(), "Post", "ada");
            assertThat(two.keyring().keys()).extracting(EnrolledKey::title).containsExactly("Post");
        }
    }

    @Test
    void writersAtTheSameMomentAreAllKept() throws Exception {
        create().close();
        List<Callable<Void>> writers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String name = "Service " + i;
            writers.add(() -> {
                try (KeyringFile file = open("correct horse battery")) {
                    file.add(key(name, "ada"));
                    return null;
                }
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Void> each : threads.invokeAll(writers)) {
                each.get();
            }
        }
        try (KeyringFile file = open("correct horse battery")) {
            assertThat(file.keyring().keys()).hasSize(16);
        }
    }

    @Test
    void theSameSecretTwiceIsOneKey() throws Exception {
        try (KeyringFile file = create()) {
            file.add(MAIL);
            file.add(new KeyUri("Elsewhere", "ada", MAIL.totp()));
            assertThat(file.keyring().keys()).hasSize(1);
        }
    }

    @Test
    void onlyItsOwnerMayReadIt() throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        create().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingReadableIsInTheFileNorInAnyPrintedForm() throws Exception {
        try (KeyringFile file = create()) {
            file.add(MAIL);
            String secret = MAIL.totp().secret().base32();
            assertThat(new String(Files.readAllBytes(path()), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Mail", "ada@example.org", secret);
            assertThat(file.keyring().toString()).doesNotContain(secret);
            assertThat(file.toString() + passphrase("correct horse battery")).doesNotContain("horse");
        }
    }

    @Test
    void otherProgramsFilesAndNewerOnesAreSaidToBeSo() throws Exception {
        Files.createDirectories(path().resolveSibling(""));
        Files.writeString(path(), "a letter to somebody\n".repeat(20));
        assertThat(refusal("correct horse battery")).isEqualTo(Reason.FOREIGN);
        Files.delete(path());
        create().close();
        byte[] newer = Files.readAllBytes(path());
        newer[8] = 2;
        Files.write(path(), newer);
        assertThatThrownBy(() -> open("correct horse battery")).hasMessageContaining("newer Muster");
    }

    @Test
    void parametersThatWouldEatTheMachineAreRefused() {
        assertThatThrownBy(() -> new Stretching(Integer.MAX_VALUE, 3, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stretching(65_536, 1_000_000, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stretching(65_536, 3, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachSystemHasItsUsualPlace() {
        Path home = Path.of("/home/ada").toAbsolutePath();
        assertThat(KeyringPlace.usual("Linux", home, Map.of())).isEqualTo(home.resolve(".config/muster/authenticator"));
        assertThat(KeyringPlace.usual("Linux", home, Map.of("XDG_CONFIG_HOME", "relative")))
                .isEqualTo(home.resolve(".config/muster/authenticator"));
        assertThat(KeyringPlace.usual("Mac OS X", home, Map.of()))
                .isEqualTo(home.resolve("Library/Application Support/Muster/authenticator"));
        assertThat(KeyringPlace.usual("Windows 11", home, Map.of()))
                .isEqualTo(home.resolve("AppData/Roaming/Muster/authenticator"));
    }

    private Reason refusal(String passphrase) {
        try {
            open(passphrase).close();
            throw new AssertionError("it opened");
        } catch (KeyringException e) {
            return e.reason();
        }
    }

    private KeyringFile create() throws KeyringException {
        return KeyringFile.create(path(), passphrase("correct horse battery"), QUICK, RANDOM);
    }

    private KeyringFile open(String passphrase) throws KeyringException {
        return KeyringFile.open(path(), passphrase(passphrase), QUICK, RANDOM);
    }

    private Path path() {
        return folder.resolve("config/keys");
    }

    private static Passphrase passphrase(String text) {
        return new Passphrase(text.toCharArray());
    }

    private static KeyUri key(String issuer, String account) {
        return new KeyUri(issuer, account, Totp.usual(Secret.random(RANDOM, Digest.SHA1)));
    }
}
