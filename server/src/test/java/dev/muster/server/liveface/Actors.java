package dev.muster.server.liveface;

import dev.muster.frame.Frame;
import dev.muster.frame.JpegEncoder;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Who and what stands before the camera. */
final class Actors {
    private static final double QUALITY = 0.97;
    /** Frames at a film's end that are shown again, and for how many more. */
    private static final int LAST = 12;

    private static final int AFTER = 60;

    private Actors() {}

    /** A film at its own speed, whatever is asked; then its last moments to and fro for a while. */
    static Actor film(List<byte[]> frames, double framesPerSecond) {
        AtomicLong began = new AtomicLong();
        return new Actor() {
            @Override
            public Optional<byte[]> next(String prompt) {
                began.compareAndSet(0, System.nanoTime());
                int i = (int) ((System.nanoTime() - began.get()) / 1e9 * framesPerSecond);
                int over = i - frames.size() + 1;
                int back = over <= 0 ? 0 : Math.abs((over + LAST) % (2 * LAST) - LAST);
                return over < AFTER ? Optional.of(frames.get(Math.min(i, frames.size() - 1) - back)) : Optional.empty();
            }

            @Override
            public long pause() {
                return (long) (1000 / framesPerSecond);
            }
        };
    }

    /** The same few frames again and again. */
    static Actor loop(List<byte[]> frames) {
        AtomicInteger next = new AtomicInteger();
        return _ -> Optional.of(frames.get(next.getAndIncrement() % frames.size()));
    }

    /** The same picture so many times, then nothing. */
    static Actor few(byte[] picture, int times) {
        AtomicInteger next = new AtomicInteger();
        return _ -> next.getAndIncrement() < times ? Optional.of(picture) : Optional.empty();
    }

    /** A picture that is made for each frame. */
    static Actor picture(IntFunction<BufferedImage> made) {
        AtomicInteger next = new AtomicInteger();
        return _ -> Optional.of(jpeg(made.apply(next.getAndIncrement())));
    }

    static byte[] jpeg(BufferedImage image) {
        return JpegEncoder.encode(image, QUALITY);
    }

    static List<byte[]> jpegs(List<Frame> frames) {
        return frames.stream().map(frame -> JpegEncoder.encode(frame, QUALITY)).toList();
    }

    /** Does what is asked, comes back to rest, and does it again where it is asked still. */
    static final class Willing implements Actor {
        private static final int HELD = 10;
        private static final int RESTED = 14;

        private final Wardrobe wardrobe;
        private String doing = "";
        private boolean close;
        private int since;
        private int frame;
        private int tries;

        Willing(Wardrobe wardrobe) {
            this.wardrobe = wardrobe;
        }

        @Override
        public Optional<byte[]> next(String prompt) {
            boolean asked = !prompt.isEmpty() && (!prompt.equals(doing) || since > HELD + RESTED);
            // Whoever has come closer stays there.
            close |= doing.equals("COME_CLOSER") && since > 0 && !prompt.equals(doing);
            if (asked) {
                tries = prompt.equals(doing) ? tries + 1 : 0;
                doing = prompt;
                since = 0;
            }
            boolean over = prompt.isEmpty() && since > 1 && since <= HELD;
            since = over ? HELD + 1 : since;
            double share = since == 0 || since == HELD + 1 ? 0.5 : since <= HELD ? 1 : 0;
            boolean stays = doing.equals("COME_CLOSER");
            boolean done = doing.isEmpty() || (stays && close) || (!stays && since > HELD + 1);
            since++;
            return Optional.of(wardrobe.frame(
                    done ? "" : doing, done ? 0 : stays && since > 1 ? 1 : share, close, frame++, tries));
        }
    }

    /** Frames of a puppet, each made when it is first needed; any number of actors may share them. */
    static final class Wardrobe {
        static final int VARIANTS = 12;
        private static final double CLOSE = Puppet.Act.of("COME_CLOSER").closer();

        private final Puppet puppet;
        private final Map<String, byte[]> frames = new ConcurrentHashMap<>();

        Wardrobe(Puppet puppet) {
            this.puppet = puppet;
        }

        byte[] frame(String doing, double share, boolean close, int number, int tries) {
            int variants = share == 0.5 ? 1 : VARIANTS;
            String key = "%s %s %s %d %d".formatted(doing, share, close, number % variants, tries);
            return frames.computeIfAbsent(key, _ -> {
                double size = close ? CLOSE : 1;
                Puppet.Act rest = Puppet.Act.REST.at(size);
                double lively = variants == 1 ? 0 : 0.6 * (number % VARIANTS - VARIANTS / 2.0);
                // Nobody does it twice the same way.
                lively += doing.isEmpty() ? 0 : tries % 2 == 0 ? 2.5 * tries : -2.5 * tries;
                return jpeg(
                        seen(rest.towards(Puppet.Act.of(doing).at(size), share).livelier(lively)));
            });
        }

        /** All of them, made ahead. */
        void prepare() {
            List<String> prompts = List.of("", "TURN_LEFT", "TURN_RIGHT", "BLINK", "OPEN_MOUTH", "COME_CLOSER");
            IntStream.range(0, 2 * VARIANTS)
                    .parallel()
                    .forEach(i -> prompts.forEach(prompt -> {
                        boolean close = i >= VARIANTS;
                        if (prompt.isEmpty()) {
                            frame(prompt, 0, close, i, 0);
                        } else if (!close || !prompt.equals("COME_CLOSER")) {
                            frame(prompt, 0.5, close, i, 0);
                            frame(prompt, 1, close, i, 0);
                        }
                    }));
        }

        private BufferedImage seen(Puppet.Act act) {
            return puppet.seen(act);
        }
    }
}
