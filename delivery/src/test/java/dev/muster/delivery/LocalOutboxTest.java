package dev.muster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.Delivery;
import dev.muster.otp.delivery.DeliveryOutcome.Failed;
import dev.muster.otp.delivery.DeliveryOutcome.Taken;
import dev.muster.otp.delivery.EmailAddress;
import dev.muster.otp.delivery.Message;
import dev.muster.otp.delivery.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalOutboxTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T08:00:00.123Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void writesCodesIntoAFileOfItsOwnersAndWarnsLoudlyOnce() throws IOException {
        Path file = folder.resolve(LocalOutbox.FILE);
        try (HeardLog log = HeardLog.open()) {
            List<Delivery> deliveries = LocalOutbox.open(file, CLOCK);
            assertThat(deliveries).extracting(Delivery::channel).containsExactly(Channel.values());
            assertThat(log.text()).contains("FOR TRYING OUT ONLY").contains("outbox.txt");
            int before = log.text().length();

            assertThat(deliveries.getFirst().send(sms("Your code is 123456.\n\nNever tell it.")))
                    .isInstanceOf(Taken.class);
            assertThat(deliveries.getLast().send(email("Your code is 654321."))).isInstanceOf(Taken.class);

            assertThat(log.text()).hasSize(before);
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "2026-11-25T08:00:00Z  SMS to +919876543123: Your code is 123456. / Never tell it.",
                        "2026-11-25T08:00:00Z  EMAIL to asha@example.org: Your code is 654321.");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatCannotBeWrittenIsAPassingFault() throws IOException {
        Path file = Files.createDirectory(folder.resolve(LocalOutbox.FILE));
        assertThat(LocalOutbox.open(file, CLOCK).getFirst().send(sms("1"))).isInstanceOf(Failed.class);
    }

    private static Message sms(String text) {
        return new Message("1", PhoneNumber.parse("+919876543123", "ZZ").orElseThrow(), "", text, Instant.MAX);
    }

    private static Message email(String text) {
        return new Message("2", EmailAddress.parse("asha@example.org").orElseThrow(), "A code", text, Instant.MAX);
    }
}
