package dev.muster.server.live;

import dev.muster.attendance.Turns;
import dev.muster.attendance.known.PhotoGate;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.FrameDecoder;
import dev.muster.gallery.OperatingPoints;
import dev.muster.server.ServeOptions;
import dev.muster.store.Database;
import dev.muster.store.register.Recognitions;
import dev.muster.store.register.SqlRegister;
import dev.muster.store.vault.Vault;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one face engine of the server, whose turns everybody shares, and the gallery. */
@Configuration(proxyBeanMethods = false)
class FaceConfiguration {

    @Bean(destroyMethod = "close")
    FaceEngine faceEngine() {
        return FaceEngine.open(FaceOptions.defaults());
    }

    @Bean
    OperatingPoints operatingPoints(FaceEngine engine) {
        FaceOptions options = engine.options();
        return OperatingPoints.of(engine.model(), options.networks().thresholdsByFmr(options.mirror()));
    }

    /** Half the cores: one frame keeps several threads busy, and pages are to stay quick. */
    @Bean
    Turns turns() {
        return new Turns(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    @Bean
    PhotoGate photoGate(FaceEngine engine, Clock clock) {
        return new PhotoGate(engine, new FrameDecoder(DecodeLimits.DEFAULT, clock));
    }

    @Bean(destroyMethod = "close")
    LiveGallery liveGallery(Database database, Vault vault, OperatingPoints points, Clock clock) {
        return LiveGallery.open(database, vault, points, clock);
    }

    @Bean
    Lookout lookout(
            FaceEngine engine,
            LiveGallery gallery,
            Turns turns,
            Recognitions recognitions,
            SqlRegister register,
            ProofDesk desk,
            ServeOptions options) {
        return new Lookout(engine, gallery, turns, recognitions, new PatientRegister(register), desk, options.zone());
    }
}
