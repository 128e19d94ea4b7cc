package dev.muster.server.liveface;

import dev.muster.frame.Frame;
import dev.muster.frame.JpegEncoder;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Who and what stands before the camera. */
final class Actors {
    private static final double QUALITY = 0.9;

    private Actors() {}

    /** Frames one after the other, whatever is asked. */
    static Actor film(List<byte[]> frames, long pause) {
        AtomicInteger next = new AtomicInteger();
        return new Actor() {
            @Override
            public Optional<byte[]> next(String prompt) {
                int i = next.getAndIncrement();
                return i < frames.size() ? Optional.of(frames.get(i)) : Optional.empty();
            }

            @Override
            public long pause() {
                return pause;
            }
        };
    }

    /** The same few frames again and again. */
    static Actor loop(List<byte[]> frames) {
        AtomicInteger next = new AtomicInteger();
        return _ -> Optional.of(frames.get(next.getAndIncrement() % frames.size()));
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

    /** Does what is asked, and comes back to rest when nothing is. */
    static final class Willing implements Actor {
        private final Wardrobe wardrobe;
        private String doing = "";
        private double share;
        private boolean close;
        private int frame;

        Willing(Wardrobe wardrobe) {
            this.wardrobe = wardrobe;
        }

        @Override
        public Optional<byte[]> next(String prompt) {
            if (!prompt.isEmpty() && !prompt.equals(doing)) {
                doing = prompt;
                share = 0;
            } else if (!prompt.isEmpty()) {
                share = Math.min(1, share + 0.5);
            } else if (doing.equals("COME_CLOSER") && share == 1) {
                // It stays close.
                close = true;
                share = 0;
                doing = "";
            } else {
                share = Math.max(0, share - 0.5);
                doing = share == 0 ? "" : doing;
            }
            return Optional.of(wardrobe.frame(doing, share, close, frame++));
        }
    }

    /** Frames of a puppet, each made when it is first needed; any number of actors may share them. */
    static final class Wardrobe {
        private static final int VARIANTS = 5;
        private static final double CLOSE = Puppet.Act.of("COME_CLOSER").closer();

        private final Puppet puppet;
        private final Map<String, byte[]> frames = new ConcurrentHashMap<>();

        Wardrobe(Puppet puppet) {
            this.puppet = puppet;
        }

        byte[] frame(String doing, double share, boolean close, int number) {
            String key = doing + share + close + number % VARIANTS;
            return frames.computeIfAbsent(key, _ -> {
                double size = close ? CLOSE : 1;
                Puppet.Act rest = Puppet.Act.REST.at(size);
                return jpeg(seen(rest.towards(Puppet.Act.of(doing).at(size), share)));
            });
        }

        /** All of them, made ahead. */
        void prepare() {
            List<String> prompts =
                    new ArrayList<>(List.of("", "TURN_LEFT", "TURN_RIGHT", "LOOK_UP", "BLINK", "OPEN_MOUTH"));
            for (boolean close : new boolean[] {false, true}) {
                for (String prompt : prompts) {
                    for (int i = 0; i < VARIANTS; i++) {
                        frame(prompt, prompt.isEmpty() ? 0 : 1, close, i);
                    }
                }
            }
        }

        private synchronized BufferedImage seen(Puppet.Act act) {
            return puppet.seen(act);
        }
    }
}
