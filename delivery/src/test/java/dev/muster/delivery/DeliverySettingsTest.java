package dev.muster.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.delivery.SmtpSettings.Tls;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.CostLimits;
import dev.muster.otp.verify.CodeRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeliverySettingsTest {
    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String KEY = "SK00000000000000000000000000000001";
    private static final String SERVICE = "MG00000000000000000000000000000001";
    private static final Map<String, String> TWILIO = Map.of(
            "MUSTER_TWILIO_ACCOUNT_SID", ACCOUNT,
            "MUSTER_TWILIO_AUTH_TOKEN", "hush-token",
            "MUSTER_TWILIO_FROM", "+1 500 555 0006");
    private static final Map<String, String> SMTP = Map.of(
            "MUSTER_SMTP_HOST", "mail.example.org",
            "MUSTER_SMTP_USER", "muster",
            "MUSTER_SMTP_PASSWORD", "hush-password",
            "MUSTER_SMTP_FROM", "Muster of Example <muster@example.org>");

    @TempDir
    private Path folder;

    @Test
    void withoutAnyMessagesStayHere() {
        DeliverySettings settings = read(Map.of("MUSTER_SMS_REGION", "in", "MUSTER_SMTP_HOST", " "));
        assertThat(settings.isTryOut()).isTrue();
        assertThat(settings.channels()).containsExactlyInAnyOrder(Channel.values());
        assertThat(settings.tryOutChannels()).containsExactlyInAnyOrder(Channel.values());
        assertThat(settings.region()).isEqualTo("IN");
        assertThat(settings.limits()).isEqualTo(CostLimits.USUAL);
        assertThat(settings.codes(Channel.SMS)).isEqualTo(CodeRules.USUAL);
        assertThat(settings.callbacks()).isEmpty();
    }

    @Test
    void twilioAloneServesSmsAndNoEmail() {
        DeliverySettings settings = read(TWILIO);
        assertThat(settings.channels()).containsExactly(Channel.SMS);
        assertThat(settings.tryOutChannels()).isEmpty();
        TwilioSettings twilio = settings.twilio().orElseThrow();
        assertThat(twilio.user()).isEqualTo(ACCOUNT);
        assertThat(twilio.sender()).isEqualTo("+15005550006");
        assertThat(twilio.api()).isEqualTo(URI.create("https://api.twilio.com"));
        assertThat(settings.callbacks()).isEmpty();
        assertThat(read(with(TWILIO, "MUSTER_PUBLIC_URL", "https://muster.example.org/"))
                        .callbacks())
                .isPresent();
    }

    @Test
    void theUsualNamesOfTwiliosExamplesAreTakenToo() {
        DeliverySettings settings = read(Map.of(
                "TWILIO_ACCOUNT_SID",
                ACCOUNT,
                "TWILIO_AUTH_TOKEN",
                "hush-token",
                "TWILIO_PHONE_NUMBER",
                "+15005550006"));
        assertThat(settings.twilio().orElseThrow().sender()).isEqualTo("+15005550006");
    }

    @Test
    void anApiKeyGoesBeforeTheToken() {
        Map<String, String> both = with(TWILIO, "MUSTER_TWILIO_API_KEY", KEY);
        both = with(both, "MUSTER_TWILIO_API_SECRET", "hush-secret");
        TwilioSettings twilio = read(both).twilio().orElseThrow();
        assertThat(twilio.user()).isEqualTo(KEY);
        assertThat(twilio.secret()).isEqualTo("hush-secret");
        assertThat(twilio.authToken()).hasValue("hush-token");
    }

    @ParameterizedTest
    @CsvSource({
        "MUSTER_TWILIO_ACCOUNT_SID, '', MUSTER_TWILIO_ACCOUNT_SID is missing",
        "MUSTER_TWILIO_ACCOUNT_SID, 12, AC and 32 letters",
        "MUSTER_TWILIO_AUTH_TOKEN, '', MUSTER_TWILIO_AUTH_TOKEN",
        "MUSTER_TWILIO_FROM, '', needs a sender",
        "MUSTER_TWILIO_FROM, 'a name that is too long', short code",
        "MUSTER_TWILIO_API_KEY, SK00000000000000000000000000000001, needs both",
        "MUSTER_TWILIO_MESSAGING_SERVICE, MG00000000000000000000000000000001, one of the two",
        "MUSTER_TWILIO_API_URL, http://api.twilio.example, https",
        "MUSTER_PUBLIC_URL, http://muster.example.org, https",
        "MUSTER_SMS_REGION, Atlantis, two letters",
        "MUSTER_SMS_PREFIXES, 91 x, MUSTER_SMS_PREFIXES",
        "MUSTER_LIMIT_DAY, many, MUSTER_LIMIT_DAY is a number",
        "MUSTER_CODE_DIGITS, 5, NIST",
        "MUSTER_CODE_DIGITS, 11, NIST",
        "MUSTER_CODE_SECONDS_SMS, 601, NIST",
        "MUSTER_CODE_SECONDS_EMAIL, 5, NIST"
    })
    void whatCannotBeMeantIsRefusedInWords(String name, String value, String words) {
        assertRefused(with(TWILIO, name, value), words);
    }

    @ParameterizedTest
    @CsvSource({
        "MUSTER_SMTP_HOST, '', MUSTER_SMTP_HOST is missing",
        "MUSTER_SMTP_FROM, '', MUSTER_SMTP_FROM is missing",
        "MUSTER_SMTP_FROM, nobody, muster@example.org",
        "MUSTER_SMTP_FROM, 'Muster <nobody>', muster@example.org",
        "MUSTER_SMTP_PASSWORD, '', needs both",
        "MUSTER_SMTP_PORT, 70000, MUSTER_SMTP_PORT",
        "MUSTER_SMTP_TLS, perhaps, starttls",
        "MUSTER_SMTP_TLS, none, password for all to read"
    })
    void halfAMailServerIsRefusedInWords(String name, String value, String words) {
        assertRefused(with(SMTP, name, value), words);
    }

    @Test
    void aMailServerIsReachedWithTlsUnlessToldOtherwise() {
        SmtpSettings smtp = read(SMTP).smtp().orElseThrow();
        assertThat(smtp.tls()).isEqualTo(Tls.STARTTLS);
        assertThat(smtp.port()).isEqualTo(587);
        assertThat(smtp.from().text()).isEqualTo("muster@example.org");
        assertThat(smtp.fromName()).isEqualTo("Muster of Example");
        assertThat(read(with(SMTP, "MUSTER_SMTP_TLS", "implicit"))
                        .smtp()
                        .orElseThrow()
                        .port())
                .isEqualTo(465);
        SmtpSettings local = read(Map.of(
                        "MUSTER_SMTP_HOST",
                        "localhost",
                        "MUSTER_SMTP_TLS",
                        "none",
                        "MUSTER_SMTP_FROM",
                        "a@example.org"))
                .smtp()
                .orElseThrow();
        assertThat(local.port()).isEqualTo(25);
        assertThat(local.login()).isEmpty();
        assertThat(local.fromName()).isEmpty();
    }

    @Test
    void aPortAloneIsHalfAMailServer() {
        assertRefused(Map.of("MUSTER_SMTP_PORT", "2525"), "MUSTER_SMTP_HOST is missing");
    }

    @Test
    void limitsAndCodesAreWhatIsAskedFor() {
        DeliverySettings settings = read(Map.of(
                "MUSTER_LIMIT_ACCOUNT", "1",
                "MUSTER_LIMIT_ADDRESS", "2",
                "MUSTER_LIMIT_BLOCK", "3",
                "MUSTER_LIMIT_DAY", "4",
                "MUSTER_SMS_PREFIXES", "+91, +4420",
                "MUSTER_CODE_DIGITS", "8",
                "MUSTER_CODE_SECONDS_SMS", "60",
                "MUSTER_CODE_SECONDS_EMAIL", "600"));
        assertThat(settings.limits()).isEqualTo(new CostLimits(1, 2, 3, 4, List.of("+91", "+4420")));
        assertThat(settings.codes(Channel.SMS)).isEqualTo(new CodeRules(8, Duration.ofMinutes(1)));
        assertThat(settings.codes(Channel.EMAIL)).isEqualTo(new CodeRules(8, Duration.ofMinutes(10)));
    }

    @Test
    void aFileOfItsOwnersSaysWhatTheEnvironmentDoesNot() throws IOException {
        Path file = folder.resolve("muster.properties");
        Files.writeString(file, """
                twilio.account.sid=%s
                twilio.auth.token=hush-token
                twilio.messaging.service=%s
                sms.region=GB
                """.formatted(ACCOUNT, SERVICE));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        DeliverySettings settings = read(Map.of("MUSTER_SMS_REGION", "IN"));
        assertThat(settings.region()).isEqualTo("IN");
        assertThat(settings.twilio().orElseThrow().isService()).isTrue();

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused(Map.of(), "chmod 600");
    }

    @Test
    void noSecretIsPrinted() {
        Map<String, String> all = new TreeMap<>(TWILIO);
        all.putAll(SMTP);
        DeliverySettings settings = read(all);
        assertThat(settings.toString() + settings.twilio() + settings.smtp() + settings.callbacks())
                .doesNotContain("hush")
                .doesNotContain(ACCOUNT);
        assertThat(settings.smtp().orElseThrow().login().orElseThrow().toString())
                .doesNotContain("hush");
    }

    private DeliverySettings read(Map<String, String> environment) {
        return DeliverySettings.read(folder.resolve("muster.properties"), environment);
    }

    private void assertRefused(Map<String, String> environment, String words) {
        assertThatExceptionOfType(DeliverySettingsException.class)
                .isThrownBy(() -> read(environment))
                .withMessageContaining(words)
                .withMessageNotContaining("hush");
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return more;
    }
}
