package dev.muster.server.camera;

import dev.muster.camera.CameraOptions;
import dev.muster.camera.FrameSources;
import dev.muster.camera.LivePhotos;
import dev.muster.frame.Frame;
import dev.muster.server.ServeOptions;
import dev.muster.server.demo.SamplePhotos;
import dev.muster.server.live.Lookout;
import dev.muster.store.Database;
import dev.muster.store.camera.Cameras;
import dev.muster.store.vault.Vault;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The cameras and what opens them. */
@Configuration(proxyBeanMethods = false)
class CameraConfiguration {
    private static final CameraOptions OPTIONS = new CameraOptions(
            OptionalDouble.empty(),
            Optional.empty(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Clock.systemUTC());

    @Bean
    Cameras cameras(Database database, Vault vault, Clock clock) {
        return new Cameras(database, vault, clock);
    }

    @Bean
    CameraSources cameraSources(ServeOptions options, Clock clock) {
        return (name, address) -> options.demo() && address.equals(SamplePhotos.ADDRESS)
                ? new LivePhotos(
                        name,
                        demoFilm(),
                        SamplePhotos.WIDTH,
                        SamplePhotos.HEIGHT,
                        SamplePhotos.FRAMES_PER_SECOND,
                        clock)
                : FrameSources.openAsCamera(address, OPTIONS, true);
    }

    /** Each photo twice in a row, so that even a slow machine has the time to name who is on it. */
    private static List<BufferedImage> demoFilm() {
        return SamplePhotos.all().stream()
                .map(Frame::toImage)
                .flatMap(photo -> Stream.of(photo, photo))
                .toList();
    }

    @Bean
    CameraService cameraService(Cameras cameras, CameraSources sources, Lookout lookout, Clock clock) {
        return new CameraService(cameras, sources, lookout, clock);
    }

    @Bean
    MeterBinder cameraMetrics(CameraService cameras, VideoFeed feed) {
        return registry -> {
            Gauge.builder("muster.cameras.delivering", cameras, CameraService::delivering)
                    .description("Cameras that deliver pictures")
                    .register(registry);
            Gauge.builder("muster.video.viewers", feed, VideoFeed::viewers)
                    .description("Open video feeds")
                    .register(registry);
        };
    }
}
