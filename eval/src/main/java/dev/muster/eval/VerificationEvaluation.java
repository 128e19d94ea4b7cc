package dev.muster.eval;

import dev.muster.embedding.ModelId;
import dev.muster.face.FaceEngine;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.FrameDecoder;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** Measures 1:1 verification over a pairs file and over all cross pairs of its pictures. */
public final class VerificationEvaluation {
    private static final List<Double> RATES = List.of(1e-2, 1e-3, 1e-4, 1e-5, 1e-6);

    private final EvaluationRequest request;
    private final FaceReader reader;
    private final ModelId model;
    private final Progress progress;

    VerificationEvaluation(EvaluationRequest request, FaceReader reader, ModelId model, Progress progress) {
        this.request = request;
        this.reader = reader;
        this.model = model;
        this.progress = progress;
    }

    /**
     * Reads every picture and compares; the same input gives the same report.
     *
     * @throws EvaluationInputException when the pairs or the folder cannot be evaluated
     */
    public static VerificationReport run(EvaluationRequest request, Progress progress)
            throws EvaluationInputException, InterruptedException {
        FrameDecoder decoder = new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC());
        try (FaceEngine engine = FaceEngine.open(request.face().withThreads(1))) {
            FaceReader reader = new CentralFaceReader(decoder, engine);
            return new VerificationEvaluation(request, reader, engine.model(), progress).run();
        }
    }

    VerificationReport run() throws EvaluationInputException, InterruptedException {
        List<Pair> pairs = PairsFile.read(request.pairs(), request.images());
        List<Pair> train =
                request.train().isPresent() ? PairsFile.read(request.train().get(), request.images()) : List.of();
        SequencedSet<String> tested = images(pairs);
        SequencedSet<String> all = images(pairs);
        all.addAll(images(train));
        Acquisitions acquisitions = Acquisitions.read(
                request.images(), List.copyOf(all), reader, request.face().threads(), progress);
        all.removeAll(tested);
        return report(pairs, train, List.copyOf(tested), List.copyOf(all), acquisitions);
    }

    private VerificationReport report(
            List<Pair> pairs, List<Pair> train, List<String> tested, List<String> trained, Acquisitions acquisitions) {
        Identities identities = Identities.of(tested, pairs);
        CrossComparisons cross = CrossComparer.compare(tested, identities, acquisitions);
        return new VerificationReport(
                request,
                model,
                pairs.size(),
                tested.size(),
                identities.count(),
                identities.fromFolders(),
                identities.conflicts(pairs),
                acquisitions.failures(tested),
                acquisitions.failures(trained),
                accuracy(comparisons(pairs, acquisitions), comparisons(train, acquisitions)),
                cross.genuineCount(),
                cross.impostorCount(),
                RATES.stream()
                        .map(rate -> MeasuredPoint.of(rate, cross))
                        .flatMap(Optional::stream)
                        .toList(),
                DetCurve.of(cross),
                DensityBin.of(cross));
    }

    private Optional<Accuracy> accuracy(List<Comparison> test, List<Comparison> train) {
        return train.isEmpty() ? Accuracy.folded(test, request.seed()) : Optional.of(Accuracy.trained(train, test));
    }

    private static List<Comparison> comparisons(List<Pair> pairs, Acquisitions acquisitions) {
        return pairs.stream()
                .map(pair -> new Comparison(pair.same(), acquisitions.similarity(pair)))
                .toList();
    }

    private static SequencedSet<String> images(List<Pair> pairs) {
        SequencedSet<String> images = new LinkedHashSet<>();
        pairs.stream().flatMap(pair -> Stream.of(pair.a(), pair.b())).forEach(images::add);
        return images;
    }
}
