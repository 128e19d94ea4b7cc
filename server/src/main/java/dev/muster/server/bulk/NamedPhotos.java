package dev.muster.server.bulk;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Photos whose place says whose they are: {@code name.jpg}, or any file in the folder {@code name}. */
final class NamedPhotos {
    private static final int LONGEST_NAME = 200;

    /** Folders around everybody's photos, not somebody's. */
    private static final Set<String> WRAPPINGS = Set.of(
            "known_faces", "known-faces", "known", "faces", "photos", "pictures", "images", "people", "portraits");

    private NamedPhotos() {}

    /**
     * One step a file.
     *
     * @param source the source's own name; a folder of that name inside it is only its wrapping
     */
    static List<PlannedPhoto> of(PhotoFiles files, List<PhotoFile> found, String source) {
        int skipped = wrappings(found, source);
        List<PlannedPhoto> photos = new ArrayList<>();
        for (PhotoFile file : found) {
            photos.add(photo(files, file, skipped));
        }
        photos.sort(Comparator.comparing(photo -> photo.label()));
        return photos;
    }

    private static PlannedPhoto photo(PhotoFiles files, PhotoFile file, int skipped) {
        String[] parts = file.parts();
        int left = parts.length - skipped;
        String name = composed(left <= 1 ? stem(file.name()) : parts[skipped]);
        Optional<String> refusal = files.refusal(file);
        if (refusal.isEmpty() && left > 2) {
            refusal = Optional.of("lies in a folder inside a person's folder");
        }
        if (refusal.isEmpty() && name.isBlank()) {
            refusal = Optional.of("has no name that could be a person's");
        }
        if (refusal.isEmpty() && name.length() > LONGEST_NAME) {
            refusal = Optional.of("has a name of more than %d characters".formatted(LONGEST_NAME));
        }
        return new PlannedPhoto(
                PersonEntry.named(name),
                file.path(),
                refusal.isPresent() ? Optional.empty() : Optional.of(file),
                refusal);
    }

    /** How many folders lie around all that is there. */
    private static int wrappings(List<PhotoFile> found, String source) {
        int depth = 0;
        while (isWrapped(found, depth, source)) {
            depth++;
        }
        return depth;
    }

    private static boolean isWrapped(List<PhotoFile> found, int depth, String source) {
        List<String[]> deep = found.stream()
                .map(PhotoFile::parts)
                .filter(parts -> parts.length > depth)
                .filter(parts -> parts.length > depth + 1 || looksLikePhoto(parts[depth]))
                .toList();
        if (deep.isEmpty() || deep.stream().anyMatch(parts -> parts.length == depth + 1)) {
            return false;
        }
        String first = deep.getFirst()[depth];
        return deep.stream().allMatch(parts -> parts[depth].equals(first))
                && (WRAPPINGS.contains(first.toLowerCase(Locale.ROOT))
                        || first.equals(source)
                        || deep.stream().anyMatch(parts -> parts.length > depth + 2));
    }

    private static boolean looksLikePhoto(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png|webp|gif|bmp|tiff?|heic|heif|avif)");
    }

    private static String stem(String name) {
        return name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
    }

    static String composed(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }
}
