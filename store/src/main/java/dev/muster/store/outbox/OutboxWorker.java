package dev.muster.store.outbox;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.Delivery;
import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the messages of an outbox to their providers: at once, and again after a pause where a fault passes. Several may
 * work on one outbox, in one process or many.
 */
public final class OutboxWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
    private static final int AT_ONCE = 4;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(50);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(20);

    private final OutboxQueue queue;
    private final Map<Channel, Delivery> deliveries = new EnumMap<>(Channel.class);
    private final String place;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService senders = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("muster-delivery-", 0).factory());
    private @Nullable Thread thread;
    private Instant sweptAt = Instant.EPOCH;
    private volatile boolean closed;

    /**
     * A worker that is not at work yet.
     *
     * @param deliveries one of each channel
     * @param place names what only one process can be at a time, such as the server of a data folder: what its
     *     predecessor was sending when it ended is known to be unclear at once, and not after two minutes
     */
    public OutboxWorker(Outbox outbox, Collection<? extends Delivery> deliveries, String place, Clock clock) {
        this.queue = outbox.queue();
        this.place = place;
        this.clock = clock;
        deliveries.forEach(delivery -> this.deliveries.put(delivery.channel(), delivery));
        outbox.whenPut(news::release);
    }

    /** Begins, with what is left from earlier. */
    public synchronized void start() {
        if (thread != null || closed) {
            throw new IllegalStateException("a worker starts once");
        }
        int left = queue.abandon(place);
        if (left > 0) {
            LOG.warn("{} messages were being sent when Muster ended: nobody knows whether they went", left);
        }
        thread = Thread.ofPlatform().name("muster-outbox").daemon().start(this::work);
    }

    /** Takes no more messages, and waits for the answers to those that are being sent. */
    @Override
    public void close() {
        closed = true;
        news.release();
        @Nullable Thread working;
        synchronized (this) {
            working = thread;
        }
        try {
            if (working != null) {
                working.join(FAREWELL);
            }
            senders.shutdown();
            if (!senders.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                senders.shutdownNow();
            }
        } catch (InterruptedException _) {
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!closed) {
            Duration pause = LOOK_EVERY;
            try {
                sweep();
                handOut();
                pause = pause();
            } catch (RuntimeException e) {
                LOG.warn("the outbox could not be looked through: {}", Database.reason(e));
            }
            rest(pause);
        }
    }

    private void sweep() {
        Instant now = clock.instant();
        if (Duration.between(sweptAt, now).abs().compareTo(SWEEP_EVERY) >= 0) {
            queue.sweep();
            sweptAt = now;
        }
    }

    private void handOut() {
        while (!closed && free.tryAcquire()) {
            Optional<Claim> claim = Optional.empty();
            try {
                claim = queue.claim(place);
                claim.ifPresent(claimed -> senders.execute(() -> send(claimed)));
            } finally {
                if (claim.isEmpty()) {
                    free.release();
                }
            }
            if (claim.isEmpty()) {
                return;
            }
        }
    }

    private void send(Claim claim) {
        try {
            DeliveryOutcome outcome = outcome(claim);
            note(claim, outcome);
            queue.settle(claim, outcome);
        } catch (RuntimeException e) {
            // It stays what it is, being sent, and becomes unclear.
            LOG.error(
                    "what became of message {} could not be kept: {}",
                    claim.message().id(),
                    Database.reason(e));
        } finally {
            free.release();
            news.release();
        }
    }

    private DeliveryOutcome outcome(Claim claim) {
        Delivery delivery = deliveries.get(claim.message().to().channel());
        if (delivery == null) {
            return new DeliveryOutcome.Refused("no provider of the channel is configured");
        }
        try {
            return delivery.send(claim.message());
        } catch (RuntimeException e) {
            // Its message may hold what the log must not.
            return new DeliveryOutcome.Unclear(
                    "the provider's library failed: " + e.getClass().getSimpleName());
        }
    }

    private static void note(Claim claim, DeliveryOutcome outcome) {
        String id = claim.message().id();
        Channel channel = claim.message().to().channel();
        switch (outcome) {
            case DeliveryOutcome.Taken _ -> LOG.debug("message {} was taken", id);
            case DeliveryOutcome.Refused(var reason) -> LOG.warn("{} {} was refused: {}", channel, id, reason);
            case DeliveryOutcome.Failed failed ->
                LOG.warn("{} {} did not go, try {}: {}", channel, id, claim.attempts(), failed.reason());
            case DeliveryOutcome.Unclear(var reason) ->
                LOG.warn("{} {} may have gone or not, and is not sent again: {}", channel, id, reason);
        }
    }

    /** Until the next message is due; a moment when others were quicker to claim what was due. */
    private Duration pause() {
        if (free.availablePermits() == 0) {
            return LOOK_EVERY;
        }
        Duration untilDue = queue.nextDue()
                .map(due -> Duration.between(clock.instant(), due))
                .orElse(LOOK_EVERY);
        Duration pause = untilDue.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : untilDue;
        return pause.compareTo(LOOK_EVERY) > 0 ? LOOK_EVERY : pause;
    }

    private void rest(Duration pause) {
        try {
            if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException _) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }
}
