package dev.muster.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts about key URIs and their QR codes. */
final class KeyUriTest {
    private static final Secret SECRET = Secret.ofBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    @Test
    void saysEverythingInWordsThatAppsRead() {
        KeyUri uri = new KeyUri("Muster & Söhne", "Ravi Kumar", Totp.usual(SECRET));
        assertThat(uri.text())
                .isEqualTo("otpauth://totp/Muster%20%26%20S%C3%B6hne:Ravi%20Kumar"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Muster%20%26%20S%C3%B6hne"
                        + "&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void readsWhatItWrote() {
        KeyUri uri = new KeyUri("A:B+C", "ravi@example.org", new Totp(SECRET, Digest.SHA512, 8, Duration.ofMinutes(1)));
        KeyUri read = KeyUri.parse(uri.text());
        assertThat(read.totp()).isEqualTo(uri.totp());
        assertThat(read.issuer()).isEqualTo("A:B+C");
        assertThat(KeyUri.parse(new KeyUri("Muster", "a b", uri.totp()).text()).account())
                .isEqualTo("a b");
    }

    @Test
    void fillsInWhatOthersLeaveOut() {
        KeyUri read = KeyUri.parse("otpauth://totp/Example:alice@google.com?secret=GEZDGNBVGY3TQOJQ");
        assertThat(read)
                .isEqualTo(new KeyUri("Example", "alice@google.com", Totp.usual(Secret.ofBase32("GEZDGNBVGY3TQOJQ"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "otpauth://hotp/A?secret=GEZDGNBVGY3TQOJQ&counter=1",
                "otpauth://totp/A?secret=GEZDGNBVGY3TQOJ1",
                "otpauth://totp/A",
                "otpauth://totp/A?secret=GEZDGNBVGY3TQOJQ&digits=9",
                "otpauth://totp/A?secret=GEZDGNBVGY3TQOJQ&period=0",
                "otpauth://totp/A?secret=GEZDGNBVGY3TQOJQ&algorithm=MD5",
                "otpauth://totp/%zz?secret=GEZDGNBVGY3TQOJQ"
            })
    void refusesWhatIsNoneWithoutRepeatingTheSecret(String text) {
        assertThatThrownBy(() -> KeyUri.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("GEZDGNBV");
    }

    @Test
    void itsQrCodeIsReadByAReader() throws ReaderException {
        String text = new KeyUri("Muster", "ravi", Totp.usual(SECRET)).text();
        assertThat(scanned(QrCode.of(text))).isEqualTo(text);
    }

    @Test
    void neitherPrintsTheSecret() {
        KeyUri uri = new KeyUri("Muster", "ravi", Totp.usual(SECRET));
        assertThat(uri.toString() + QrCode.of(uri.text())).doesNotContain("GEZDGNBV");
    }

    @Test
    void asAPictureItHasALabelAndNoForeignMarkup() {
        assertThat(QrCode.of("x").svg("for \"<b>\" & co"))
                .startsWith("<svg ")
                .contains("aria-label=\"for &quot;&lt;b>&quot; &amp; co\"");
    }

    private static String scanned(QrCode code) throws ReaderException {
        int scale = 4;
        int side = code.size() * scale;
        int[] pixels = new int[side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = code.isDark(i % side / scale, i / side / scale) ? 0 : 0xffffff;
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
                .getText();
    }
}
