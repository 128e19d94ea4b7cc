package dev.muster.delivery;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.Delivery;
import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.otp.delivery.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes messages into a file instead of sending them: for trying out, where nothing else is configured. */
public final class LocalOutbox implements Delivery {
    /** The file's name in the data folder. */
    public static final String FILE = "outbox.txt";

    private static final Logger LOG = LoggerFactory.getLogger(LocalOutbox.class);

    private final Channel channel;
    private final Path file;
    private final Clock clock;

    private LocalOutbox(Channel channel, Path file, Clock clock) {
        this.channel = channel;
        this.file = file;
        this.clock = clock;
    }

    /** One for each channel, into one file; the log says loudly what that means. */
    public static List<Delivery> open(Path file, Clock clock) {
        LOG.warn(
                "FOR TRYING OUT ONLY: neither Twilio nor a mail server is configured, so nothing is sent; codes are"
                        + " written to {}, and whoever reads that file can use them",
                file);
        return Arrays.stream(Channel.values())
                .<Delivery>map(channel -> new LocalOutbox(channel, file, clock))
                .toList();
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public DeliveryOutcome send(Message message) {
        String entry = "%s  %s to %s: %s%n"
                .formatted(
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        channel,
                        message.to().text(),
                        message.text().strip().replaceAll("\\s*\\R\\s*", " / "));
        try (FileChannel out = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE),
                ownersOnly())) {
            ByteBuffer rest = ByteBuffer.wrap(entry.getBytes(StandardCharsets.UTF_8));
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            return new DeliveryOutcome.Taken(Optional.empty());
        } catch (IOException e) {
            return new DeliveryOutcome.Failed(
                    "%s cannot be written: %s"
                            .formatted(file.getFileName(), e.getClass().getSimpleName()),
                    Optional.empty());
        }
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
