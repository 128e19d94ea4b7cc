package dev.muster.cli.otp;

import dev.muster.otp.delivery.Channel;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads channels, whatever their case. */
final class Channels implements ITypeConverter<Channel> {
    @Override
    public Channel convert(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "sms" -> Channel.SMS;
            case "email", "e-mail" -> Channel.EMAIL;
            default -> throw new TypeConversionException("expected sms or email, got '" + text.strip() + "'");
        };
    }

    static String word(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }
}
