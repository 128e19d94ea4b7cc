package dev.muster.server.liveface;

import dev.muster.frame.FrameDecoder;
import dev.muster.store.liveface.FaceAttempts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The socket of the live face, which pages of this server only may open, and who takes turns there. */
@Configuration(proxyBeanMethods = false)
class FaceSocketConfiguration {
    /** An attempt takes up to three tenths of a core: so many leave room for pages and cameras. */
    private static final int PER_CORE = 1;

    /** Platform threads, for networks hold them. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService faceThreads() {
        return Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("muster-face-turn-", 1).factory());
    }

    @Bean
    FaceTurns faceTurns(@Qualifier("faceThreads") ExecutorService threads) {
        return new FaceTurns(PER_CORE * Runtime.getRuntime().availableProcessors(), threads);
    }

    @Bean(destroyMethod = "closeAll")
    FaceSockets faceSockets(
            FaceTurns turns,
            FaceDesk desk,
            FaceJudging judging,
            FaceAttempts attempts,
            FaceRecord record,
            MessageSource texts,
            JsonMapper json,
            Clock clock) {
        FrameDecoder decoder = new FrameDecoder(FaceSockets.FRAMES, clock);
        FaceVisit.Parts parts = new FaceVisit.Parts(desk, judging, attempts, record, decoder);
        return new FaceSockets(turns, parts, texts, json, clock);
    }

    @Bean
    WebSocketConfigurer faceSocketRoute(FaceSockets sockets) {
        return registry -> registry.addHandler(sockets, "/face/live").addInterceptors(new FaceHandshake());
    }

    @Bean
    MeterBinder faceTurnMetrics(FaceTurns turns) {
        return registry -> {
            Gauge.builder("muster.face.waiting", turns, FaceTurns::waiting)
                    .description("People who wait for their turn to show a live face")
                    .register(registry);
            Gauge.builder("muster.face.judged", turns, FaceTurns::running)
                    .description("Live faces that are judged now")
                    .register(registry);
        };
    }
}
