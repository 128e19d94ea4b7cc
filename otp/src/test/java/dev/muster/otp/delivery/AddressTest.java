package dev.muster.otp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts about phone numbers and e-mail addresses. */
final class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "98765 43123, IN, +919876543123, +91 ••••• ••123",
        "+91 98765-43123, US, +919876543123, +91 ••••• ••123",
        "0171 1234567, DE, +491711234567, +49 ••••• ••567",
        "(415) 555-2671, US, +14155552671, +1 ••••• ••671"
    })
    void readsNumbersAsPeopleWriteThem(String typed, String region, String e164, String masked) {
        PhoneNumber number = PhoneNumber.parse(typed, region).orElseThrow();
        assertThat(number.text()).isEqualTo(e164);
        assertThat(number.masked()).isEqualTo(masked);
        assertThat(number).hasToString(masked);
        assertThat(Address.of(Channel.SMS, e164)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "98765 43123", "+91 12345", "+999 1234567890", "tomorrow", "+14155552671;ext=3"})
    void refusesNumbersThatCannotBe(String typed) {
        assertThat(PhoneNumber.parse(typed, "ZZ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Ravi.Kumar@Example.ORG, Ravi.Kumar@example.org, R•••@example.org",
        "a+b@mail.example.co.in, a+b@mail.example.co.in, a•••@mail.example.co.in",
        "ärger@bücher.example, ärger@bücher.example, ä•••@bücher.example"
    })
    void readsMailAddresses(String typed, String text, String masked) {
        EmailAddress address = EmailAddress.parse(" " + typed + " ").orElseThrow();
        assertThat(address.text()).isEqualTo(text);
        assertThat(address).hasToString(masked);
        assertThat(Address.of(Channel.EMAIL, text)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ravi",
                "ravi@",
                "@example.org",
                "a@b@example.org",
                "a b@example.org",
                "ravi@localhost",
                "a@example.org\nBcc: b@example.org",
                "a..b@example.org",
                "a@-example.org",
                "\"a\"@example.org",
                "<a@example.org>"
            })
    void refusesWhatIsNoMailAddress(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
        assertThatThrownBy(() -> Address.of(Channel.EMAIL, typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected an e-mail address");
    }

    @Test
    void aMessageNeverPrintsWhatItSays() {
        Address to = PhoneNumber.parse("+919876543123", "ZZ").orElseThrow();
        assertThat(new Message("1", to, "Your code", "123456 is your code", Instant.EPOCH).toString())
                .doesNotContain("123456", "9876543123");
    }
}
