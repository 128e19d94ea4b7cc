package dev.muster.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(1);

    @Test
    void servesInTheOrderOfComing() throws InterruptedException {
        List<Integer> served = Collections.synchronizedList(new ArrayList<>());
        List<Thread> all = new ArrayList<>();
        try (Turns.Turn _ = turns.take()) {
            for (int i = 0; i < 5; i++) {
                int number = i;
                all.add(Thread.ofPlatform().start(() -> takeAndNote(number, served)));
                awaitWaiting(i + 1);
            }
        }
        for (Thread each : all) {
            each.join();
        }
        assertThat(served).containsExactly(0, 1, 2, 3, 4);
        assertThat(turns.waiting()).isZero();
        assertThat(turns.taken()).isZero();
        assertThat(turns.waited()).isPositive();
    }

    @Test
    void aGreedyRunComesNoMoreOftenThanTheOthers() throws InterruptedException {
        AtomicInteger one = new AtomicInteger();
        AtomicInteger two = new AtomicInteger();
        Thread first = Thread.ofPlatform().start(() -> takeAgainAndAgain(one));
        Thread second = Thread.ofPlatform().start(() -> takeAgainAndAgain(two));
        Thread.sleep(300);
        first.interrupt();
        second.interrupt();
        first.join();
        second.join();
        assertThat(one.get()).isBetween(two.get() - 5, two.get() + 5);
    }

    @Test
    void giveUpWhoseTimeIsOver() throws InterruptedException {
        try (Turns.Turn _ = turns.take()) {
            assertThat(turns.take(Duration.ofMillis(20))).isEmpty();
        }
        assertThat(turns.take(Duration.ofMillis(20))).isPresent();
    }

    @Test
    void aTurnGivenBackTwiceIsOneTurn() throws InterruptedException {
        Turns.Turn turn = turns.take();
        turn.close();
        turn.close();
        try (Turns.Turn _ = turns.take()) {
            assertThat(turns.take(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void refusesToHaveNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Turns(0));
    }

    private void takeAndNote(int number, List<Integer> served) {
        try (Turns.Turn _ = turns.take()) {
            served.add(number);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeAgainAndAgain(AtomicInteger count) {
        try {
            while (!Thread.interrupted()) {
                try (Turns.Turn _ = turns.take()) {
                    count.incrementAndGet();
                    Thread.sleep(2);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitWaiting(int count) throws InterruptedException {
        while (turns.waiting() < count) {
            Thread.sleep(1);
        }
    }
}
