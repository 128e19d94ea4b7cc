package dev.muster.server.bulk;

import dev.muster.server.enrol.Enrolment;
import dev.muster.server.enrol.Examination;
import dev.muster.server.enrol.Refusal;
import dev.muster.server.enrol.RefusalKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does everything about a step that needs no change of the database; several threads share one. */
final class PhotoWorker {
    private final ImportPlan plan;
    private final Enrolment enrolment;
    private final Roster roster;
    private final Map<String, String> doneBefore;

    PhotoWorker(ImportPlan plan, Enrolment enrolment, Roster roster, Map<String, String> doneBefore) {
        this.plan = plan;
        this.enrolment = enrolment;
        this.roster = roster;
        this.doneBefore = Map.copyOf(doneBefore);
    }

    Work work(PlannedPhoto photo) {
        if (photo.refusal().isPresent()) {
            return done(photo, "")
                    ? new Work.DoneBefore(photo)
                    : refused(photo, "", photo.refusal().get());
        }
        if (photo.file().isEmpty()) {
            return done(photo, "") ? new Work.DoneBefore(photo) : new Work.PersonOnly(photo);
        }
        byte[] bytes;
        try {
            bytes = plan.files().read(photo.file().get());
        } catch (IOException e) {
            return done(photo, "") ? new Work.DoneBefore(photo) : refused(photo, "", Reasons.of(e));
        }
        String hash = enrolment.examiner().hash(bytes);
        return done(photo, hash) ? new Work.DoneBefore(photo) : work(photo, bytes, hash);
    }

    private Work work(PlannedPhoto photo, byte[] bytes, String hash) {
        Optional<Refusal> beforehand = beforehand(photo);
        if (beforehand.isPresent()) {
            return new Work.Refused(photo, hash, beforehand.get());
        }
        Optional<String> owner = enrolment.owner(hash);
        if (owner.isPresent()) {
            return new Work.Known(photo, hash, owner.get());
        }
        return switch (enrolment.examiner().examine(bytes, hash)) {
            case Examination.Stopped stopped -> new Work.Refused(photo, hash, stopped.refusal());
            case Examination.Passed passed -> new Work.Sample(photo, passed.sample());
        };
    }

    /** What stops a photo before anybody looks at the face. */
    private Optional<Refusal> beforehand(PlannedPhoto photo) {
        return switch (roster.find(photo.person())) {
            case Roster.Found.Unclear unclear -> Optional.of(unclear.refusal());
            case Roster.Found.Newcomer _ -> Optional.empty();
            case Roster.Found.One one -> roster.withdrawn(one.person());
        };
    }

    private boolean done(PlannedPhoto photo, String hash) {
        return hash.equals(doneBefore.get(photo.key()));
    }

    private static Work refused(PlannedPhoto photo, String hash, String reason) {
        return new Work.Refused(photo, hash, new Refusal(RefusalKind.UNREADABLE, reason, List.of(), Optional.empty()));
    }
}
