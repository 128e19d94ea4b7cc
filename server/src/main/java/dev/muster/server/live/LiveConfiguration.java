package dev.muster.server.live;

import dev.muster.attendance.Turns;
import dev.muster.server.security.LiveConnections;
import dev.muster.store.Policy;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import tools.jackson.databind.json.JsonMapper;

/** The socket at {@code /live}, from pages of this server only, and what is counted. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveConfiguration {
    private static final int MOST_TEXT = 4096;
    private static final long IDLE_MILLIS = 60_000;
    private static final long SEND_MILLIS = 5_000;

    @Bean
    ServletServerContainerFactoryBean webSocketContainer() {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxBinaryMessageBufferSize(LiveSockets.MOST_BYTES);
        container.setMaxTextMessageBufferSize(MOST_TEXT);
        container.setMaxSessionIdleTimeout(IDLE_MILLIS);
        container.setAsyncSendTimeout(SEND_MILLIS);
        return container;
    }

    @Bean(destroyMethod = "closeAll")
    LiveSockets liveSockets(Lookout lookout, LiveConnections connections, Policy policy, JsonMapper json, Clock clock) {
        return new LiveSockets(lookout, connections, policy, json, clock);
    }

    /** Spring refuses every origin but the server's own where none is named. */
    @Bean
    WebSocketConfigurer liveSocketRoute(LiveSockets sockets) {
        return registry -> registry.addHandler(sockets, "/live").addInterceptors(new LiveHandshake());
    }

    @Bean
    MeterBinder liveMetrics(Turns turns, LiveSockets sockets, LiveGallery gallery) {
        return registry -> {
            FunctionCounter.builder("muster.frames.looked", turns, Turns::frames)
                    .description("Frames that were looked at")
                    .register(registry);
            FunctionCounter.builder("muster.frames.dropped", turns, Turns::dropped)
                    .description("Frames that were left out because nobody could look at them in time")
                    .register(registry);
            Gauge.builder("muster.turns.waiting", turns, Turns::waiting)
                    .description("Runs that wait for the face engine")
                    .register(registry);
            Gauge.builder("muster.live.sockets", sockets, LiveSockets::count)
                    .description("Visitors whose camera is looked at")
                    .register(registry);
            Gauge.builder(
                            "muster.gallery.templates",
                            gallery,
                            live -> live.gallery().size())
                    .description("Templates that are searched")
                    .register(registry);
        };
    }
}
