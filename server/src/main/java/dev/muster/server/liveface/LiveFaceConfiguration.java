package dev.muster.server.liveface;

import dev.muster.face.FaceEngine;
import dev.muster.frame.FrameDecoder;
import dev.muster.gallery.OperatingPoints;
import dev.muster.liveness.LivenessChallenge;
import dev.muster.liveness.LivenessLimits;
import dev.muster.server.ServeOptions;
import dev.muster.server.security.FactorRules;
import dev.muster.server.security.Warnings;
import dev.muster.store.Database;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.factor.EnrolledFace;
import dev.muster.store.factor.RateLimits;
import dev.muster.store.liveface.FaceAttempts;
import dev.muster.store.liveface.FaceChallenges;
import dev.muster.store.liveface.SeenFaces;
import dev.muster.store.person.People;
import dev.muster.store.person.Templates;
import dev.muster.store.register.Recognitions;
import dev.muster.store.register.SqlRegister;
import dev.muster.store.vault.Vault;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The parts of the live face, and its socket, which pages of this server only may open. */
@Configuration(proxyBeanMethods = false)
class LiveFaceConfiguration {
    /** An attempt takes up to three tenths of a core: so many leave room for pages and cameras. */
    private static final int PER_CORE = 1;

    @Bean
    EnrolledFace enrolledFace(Database database, Clock clock, FaceEngine engine) {
        return new EnrolledFace(database, clock, engine.model());
    }

    @Bean
    FaceAttempts faceAttempts(Database database, Clock clock) {
        return new FaceAttempts(database, clock);
    }

    @Bean
    FaceChallenges faceChallenges(Database database, Clock clock) {
        return new FaceChallenges(database, clock);
    }

    @Bean
    SeenFaces seenFaces(Database database, Vault vault, Clock clock) {
        return new SeenFaces(database, vault, clock);
    }

    @Bean
    LivenessLimits livenessLimits() {
        return LivenessLimits.SHIPPED;
    }

    @Bean
    Prompts prompts(SecureRandom random, Clock clock, LivenessLimits limits) {
        return () -> LivenessChallenge.issue(random, clock.instant(), limits);
    }

    @Bean
    FaceFactor faceFactor(EnrolledFace enrolled, FaceAttempts attempts, FactorRules rules) {
        return new FaceFactor(enrolled, attempts, rules);
    }

    @Bean
    FaceDesk liveFaceDesk(
            FaceChallenges challenges,
            FaceAttempts attempts,
            EnrolledFace enrolled,
            Database database,
            Prompts prompts,
            Clock clock) {
        return new FaceDesk(challenges, attempts, enrolled, new RateLimits(database, clock), prompts, clock);
    }

    @Bean
    FaceJudging faceJudging(
            FaceEngine engine,
            OperatingPoints points,
            EnrolledFace enrolled,
            Templates templates,
            SeenFaces seen,
            Vault vault,
            LivenessLimits limits) {
        return new FaceJudging(engine, points, enrolled, templates, seen, vault, limits);
    }

    @Bean
    FaceRecord faceRecord(AuditLog log, Warnings warnings) {
        return new FaceRecord(log, warnings);
    }

    @Bean
    WarmEngine warmEngine(FaceEngine engine) {
        return new WarmEngine(engine);
    }

    @Bean
    FaceArrival faceArrival(
            People people, Recognitions recognitions, SqlRegister register, ServeOptions options, Clock clock) {
        return new FaceArrival(people, recognitions, register, options.zone(), clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    FaceUpkeep faceUpkeep(FaceChallenges challenges, SeenFaces seen) {
        return new FaceUpkeep(challenges, seen);
    }

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
