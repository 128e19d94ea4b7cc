package dev.muster.server.liveface;

import dev.muster.face.FaceEngine;
import dev.muster.gallery.OperatingPoints;
import dev.muster.liveness.LivenessChallenge;
import dev.muster.liveness.LivenessLimits;
import dev.muster.server.ServeOptions;
import dev.muster.server.Upkeep;
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
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the live face; {@link FaceSocketConfiguration} has its socket. */
@Configuration(proxyBeanMethods = false)
class LiveFaceConfiguration {
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
    OwnFaces ownFaces(FaceEngine engine, OperatingPoints points, Templates templates, SeenFaces seen, Vault vault) {
        return new OwnFaces(engine, points, templates, seen, vault);
    }

    @Bean
    FaceJudging faceJudging(EnrolledFace enrolled, OwnFaces faces, LivenessLimits limits) {
        return new FaceJudging(enrolled, faces, limits);
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
    Upkeep faceUpkeep(FaceChallenges challenges, SeenFaces seen) {
        return new Upkeep("face", "what is left of old sign-ins by face", () -> {
            challenges.purge();
            seen.purge();
        });
    }
}
