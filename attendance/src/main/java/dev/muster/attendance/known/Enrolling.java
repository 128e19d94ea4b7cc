package dev.muster.attendance.known;

import dev.muster.attendance.known.Photos.Photo;
import dev.muster.frame.DecodeLimits;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Adds one photo to a folder of known faces. */
final class Enrolling {
    private final Path folder;
    private final PhotoGate gate;

    Enrolling(Path folder, PhotoGate gate) {
        this.folder = folder;
        this.gate = gate;
    }

    /** The name is one that a file can have. */
    Enrolment enrol(String person, Path image) {
        byte[] photo;
        try {
            if (!Files.isRegularFile(image)) {
                return new Enrolment.Refused(Files.exists(image) ? "is not a file" : "does not exist");
            }
            if (Files.size(image) > DecodeLimits.DEFAULT.maxBytes()) {
                return new Enrolment.Refused(PhotoReader.tooLarge(Files.size(image)));
            }
            photo = Files.readAllBytes(image);
        } catch (IOException e) {
            return new Enrolment.Refused(Reasons.of(e));
        }
        if (gate.judge(image.toString(), photo) instanceof Verdict.Refused refused) {
            return new Enrolment.Refused(refused.reason());
        }
        try {
            Files.createDirectories(folder);
            return add(person, PersonName.extension(image), photo);
        } catch (IOException e) {
            throw new KnownFolderException("cannot write to the folder of known faces", folder, e);
        }
    }

    private Enrolment add(String person, String extension, byte[] photo) throws IOException {
        List<Photo> photos = Photos.in(folder).photos();
        Optional<Photo> same = sameContent(photos, photo);
        if (same.isPresent()) {
            Photo there = same.get();
            return there.person().equals(person)
                    ? new Enrolment.AlreadyThere(there.file())
                    : new Enrolment.Refused("is enrolled as " + there.person() + " already");
        }
        Path own = folder.resolve(person);
        boolean known = Files.isDirectory(own)
                || photos.stream().anyMatch(other -> other.person().equals(person));
        if (!known) {
            return new Enrolment.Enrolled(place(photo, folder.resolve(person + extension)));
        }
        Files.createDirectories(own);
        for (int number = 1; ; number++) {
            Path file = own.resolve(number + extension);
            try {
                return new Enrolment.Enrolled(place(photo, file));
            } catch (FileAlreadyExistsException _) {
                // The next number is free, or the one after it.
            }
        }
    }

    /** Puts the whole photo under a name that nobody has, in one step. */
    private static Path place(byte[] photo, Path file) throws IOException {
        Path temporary = file.resolveSibling(".enrolling-" + UUID.randomUUID());
        try {
            Files.write(
                    temporary, photo, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            try {
                Files.createLink(file, temporary);
            } catch (FileAlreadyExistsException e) {
                throw e;
            } catch (UnsupportedOperationException | FileSystemException _) {
                Files.move(temporary, file);
            }
            return file;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Optional<Photo> sameContent(List<Photo> photos, byte[] content) throws IOException {
        for (Photo photo : photos) {
            if (Files.isRegularFile(photo.file())
                    && Files.size(photo.file()) == content.length
                    && Content.of(Files.readAllBytes(photo.file())).equals(Content.of(content))) {
                return Optional.of(photo);
            }
        }
        return Optional.empty();
    }
}
