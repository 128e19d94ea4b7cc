package dev.muster.store.outbox;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.Delivery;
import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.otp.delivery.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A provider in memory: keeps what it was given, and answers as it is told. */
final class Letters implements Delivery {
    private final Channel channel;
    private final List<Message> given = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
    private volatile Function<Message, DeliveryOutcome> answer =
            message -> new DeliveryOutcome.Taken(Optional.of("ref-" + message.id()));

    Letters(Channel channel) {
        this.channel = channel;
    }

    void answers(Function<Message, DeliveryOutcome> next) {
        answer = next;
    }

    List<Message> given() {
        return List.copyOf(given);
    }

    /** How often each message was given, by its id. */
    Map<String, AtomicInteger> tries() {
        return tries;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public DeliveryOutcome send(Message message) {
        given.add(message);
        tries.computeIfAbsent(message.id(), _ -> new AtomicInteger()).incrementAndGet();
        return answer.apply(message);
    }
}
