package dev.muster.cli.attend;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.Names;
import dev.muster.attendance.Scene;
import dev.muster.attendance.register.CsvRegister;
import dev.muster.attendance.register.Register;
import dev.muster.server.live.LiveGallery;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.register.Mirrors;
import dev.muster.store.register.Recognised;
import dev.muster.store.register.Recognitions;
import dev.muster.store.register.SqlRegister;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/** Where a run keeps its register, and what it calls people. */
sealed interface Keeping {

    /**
     * Opens the register.
     *
     * @param notices is told, in words for a person, of what was repaired or could not be written
     */
    Register open(Consumer<String> notices);

    /** The folder of the daily files. */
    Path folder();

    /** What to call the subjects. */
    Names names();

    /** What else is to be written down of a run. */
    AttendanceListener listener();

    /** In daily CSV files, for people known by their names. */
    record InFiles(Path folder) implements Keeping {
        @Override
        public Register open(Consumer<String> notices) {
            return CsvRegister.open(folder, notices);
        }

        @Override
        public Names names() {
            return Names.OF_THEIR_IDS;
        }

        @Override
        public AttendanceListener listener() {
            return new Recording(_ -> {});
        }
    }

    /** In the database of a data folder, which CSV files mirror. */
    final class InDatabase implements Keeping {
        private final Database database;
        private final DataFolder data;
        private final LiveGallery gallery;
        private final Clock clock;
        private final Mirrors mirrors;

        /** @param notices is told, in words for a person, when a CSV file cannot be written */
        InDatabase(Database database, DataFolder data, LiveGallery gallery, Clock clock, Consumer<String> notices) {
            this.database = database;
            this.data = data;
            this.gallery = gallery;
            this.clock = clock;
            this.mirrors = new Mirrors(database, data, notices);
        }

        @Override
        public Register open(Consumer<String> notices) {
            mirrors.check();
            return new SqlRegister(database, mirrors, clock);
        }

        @Override
        public Path folder() {
            return data.register();
        }

        @Override
        public Names names() {
            return gallery;
        }

        @Override
        public AttendanceListener listener() {
            Recognitions recognitions = new Recognitions(database, mirrors);
            return new Recording(identified -> recognitions.add(new Recognised(
                    identified.subject().value(),
                    identified.name(),
                    identified.time().atZone(clock.getZone()),
                    identified.similarity(),
                    identified.source())));
        }
    }

    /** Hears of each identification. */
    record Recording(Consumer<AttendanceEvent.Identified> taker) implements AttendanceListener {
        @Override
        public void onEvent(AttendanceEvent event) {
            if (event instanceof AttendanceEvent.Identified identified) {
                taker.accept(identified);
            }
        }

        @Override
        public void onScene(Scene scene) {
            // Only who is identified counts.
        }
    }
}
