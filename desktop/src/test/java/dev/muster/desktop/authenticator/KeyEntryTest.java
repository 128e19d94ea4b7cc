package dev.muster.desktop.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.desktop.authenticator.KeyEntry.Reading;
import dev.muster.otp.Digest;
import dev.muster.otp.KeyUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyEntryTest {
    private static final String SECRET = "gezd gnbv gy3t qojq";

    @Test
    void takesATypedSecretHoweverItIsGrouped() {
        KeyUri key = read(SECRET, "Mail", " ada ");
        assertThat(key.issuer()).isEqualTo("Mail");
        assertThat(key.account()).isEqualTo("ada");
        assertThat(key.totp().secret().base32()).isEqualTo("GEZDGNBVGY3TQOJQ");
        assertThat(key.totp().digits()).isEqualTo(6);
    }

    @Test
    void takesAKeyUriWithAllItSays() {
        KeyUri key =
                read(" otpauth://totp/Mail:ada?secret=GEZDGNBVGY3TQOJQ&algorithm=SHA256&digits=8&period=60\n", "", "");
        assertThat(key.issuer()).isEqualTo("Mail");
        assertThat(key.account()).isEqualTo("ada");
        assertThat(key.totp().digest()).isEqualTo(Digest.SHA256);
        assertThat(key.totp().digits()).isEqualTo(8);
        assertThat(key.totp().step()).hasSeconds(60);
    }

    @Test
    void namesThatAreTypedGoFirst() {
        KeyUri key = read("otpauth://totp/Mail:ada?secret=GEZDGNBVGY3TQOJQ", "Post", "");
        assertThat(key.issuer()).isEqualTo("Post");
        assertThat(key.account()).isEqualTo("ada");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| Type the secret",
                "GEZDGNBVGY3TQOJ1| A secret is written in Base32",
                "GEZDGNBV| A secret has 10 to 1024 bytes",
                "otpauth://hotp/Mail:ada?secret=GEZDGNBVGY3TQOJQ| Only codes by time",
                "otpauth://totp/Mail:ada| A secret is written in Base32",
                "otpauth-migration://offline?data=abc| This holds several accounts"
            })
    void saysWhatIsWrongAndNeverRepeatsIt(String typed, String reason) {
        assertThat(KeyEntry.read(typed, "Mail", "ada")).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            assertThat(refused.reason()).startsWith(reason);
            assertThat(refused.reason()).doesNotContain("GEZDGNBV");
        });
    }

    @Test
    void anAccountNeedsAName() {
        assertThat(KeyEntry.read(SECRET, " ", "")).isInstanceOf(Reading.Refused.class);
        assertThat(KeyEntry.read(SECRET, "x".repeat(101), "")).isInstanceOf(Reading.Refused.class);
        assertThat(KeyEntry.read("A".repeat(5_000), "Mail", "")).isInstanceOf(Reading.Refused.class);
    }

    private static KeyUri read(String typed, String issuer, String account) {
        return ((Reading.Read) KeyEntry.read(typed, issuer, account)).key();
    }
}
