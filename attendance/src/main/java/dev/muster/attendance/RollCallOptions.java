package dev.muster.attendance;

import dev.muster.attendance.checkin.CheckIn;
import dev.muster.attendance.checkin.Proof;
import java.util.Optional;

/**
 * How a run is called, whom it may name, and what it does about it.
 *
 * @param falsePositiveRate the chance that a stranger gets any name, whatever the gallery's size
 * @param name what register and events call the source; without one, what the source calls itself
 * @param names what to call the subjects
 * @param checkIn how who is identified enters the register; without one nobody does
 * @param turns when the run may use the engine, where others use it too
 * @param watch attack detection, where it is asked for
 * @param proof what people must prove before they are entered
 */
public record RollCallOptions(
        double falsePositiveRate,
        Optional<String> name,
        Names names,
        Optional<CheckIn> checkIn,
        Turns turns,
        Optional<AttackWatch> watch,
        Proof proof) {

    /** A run alone with its engine that names subjects by their ids and enters nobody. */
    public static RollCallOptions naming(double falsePositiveRate) {
        return new RollCallOptions(
                falsePositiveRate,
                Optional.empty(),
                Names.OF_THEIR_IDS,
                Optional.empty(),
                Turns.unlimited(),
                Optional.empty(),
                Proof.NONE);
    }

    public RollCallOptions called(String newName) {
        return new RollCallOptions(falsePositiveRate, Optional.of(newName), names, checkIn, turns, watch, proof);
    }

    public RollCallOptions with(Names newNames) {
        return new RollCallOptions(falsePositiveRate, name, newNames, checkIn, turns, watch, proof);
    }

    public RollCallOptions with(CheckIn newCheckIn) {
        return new RollCallOptions(falsePositiveRate, name, names, Optional.of(newCheckIn), turns, watch, proof);
    }

    public RollCallOptions with(Turns newTurns) {
        return new RollCallOptions(falsePositiveRate, name, names, checkIn, newTurns, watch, proof);
    }

    public RollCallOptions with(AttackWatch newWatch) {
        return new RollCallOptions(falsePositiveRate, name, names, checkIn, turns, Optional.of(newWatch), proof);
    }

    public RollCallOptions proving(Proof newProof) {
        return new RollCallOptions(falsePositiveRate, name, names, checkIn, turns, watch, newProof);
    }
}
