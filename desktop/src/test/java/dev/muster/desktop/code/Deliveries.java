package dev.muster.desktop.code;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.Delivery;
import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.otp.delivery.EmailAddress;
import dev.muster.otp.delivery.Message;
import dev.muster.otp.delivery.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A provider that keeps what it is given and answers as it is told. */
final class Deliveries implements Delivery {
    private static final Pattern CODE = Pattern.compile("^[\\d ]+");

    final List<Message> sent = new ArrayList<>();
    DeliveryOutcome answer = new DeliveryOutcome.Taken(Optional.empty());
    private final Channel channel;

    Deliveries(Channel channel) {
        this.channel = channel;
    }

    /** By text message to a number that nobody has. */
    static Route.Delivered sms(Deliveries delivery) {
        return new Route.Delivered(
                delivery, PhoneNumber.parse("+919876543123", "ZZ").orElseThrow());
    }

    static Route.Delivered email(Deliveries delivery) {
        return new Route.Delivered(
                delivery, EmailAddress.parse("ada@example.org").orElseThrow());
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public synchronized DeliveryOutcome send(Message message) {
        sent.add(message);
        return answer;
    }

    /** The code in the newest message. */
    synchronized String code() {
        Matcher matcher = CODE.matcher(sent.getLast().text());
        if (!matcher.find()) {
            throw new AssertionError("no code in the message");
        }
        return matcher.group().strip();
    }
}
