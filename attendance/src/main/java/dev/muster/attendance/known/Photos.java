package dev.muster.attendance.known;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files in a folder of known faces: one a person directly in it, or a folder a person with
 * several. Hidden files and folders are left out without a word.
 */
public record Photos(List<Photo> photos, List<SkippedPhoto> skipped) {
    public Photos {
        photos = List.copyOf(photos);
        skipped = List.copyOf(skipped);
    }

    /** One file and whose photo it is. */
    public record Photo(Path file, String person) {}

    /**
     * Looks through a folder; no photo is opened.
     *
     * @throws KnownFolderException when it cannot be read
     */
    public static Photos in(Path folder) {
        List<Photo> photos = new ArrayList<>();
        List<SkippedPhoto> skipped = new ArrayList<>();
        try {
            for (Path entry : entries(folder)) {
                if (Files.isDirectory(entry)) {
                    addFolder(entry, photos, skipped);
                } else {
                    add(new Photo(entry, PersonName.ofPhoto(entry)), photos, skipped);
                }
            }
        } catch (IOException e) {
            throw new KnownFolderException("cannot read the folder of known faces", folder, e);
        }
        return new Photos(photos, skipped);
    }

    private static void addFolder(Path folder, List<Photo> photos, List<SkippedPhoto> skipped) {
        try {
            List<Path> entries = entries(folder);
            if (entries.isEmpty()) {
                skipped.add(new SkippedPhoto(folder, "is an empty folder"));
            }
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    skipped.add(new SkippedPhoto(entry, "is a folder inside a person's folder"));
                } else {
                    add(new Photo(entry, PersonName.ofFolder(folder)), photos, skipped);
                }
            }
        } catch (IOException e) {
            skipped.add(new SkippedPhoto(folder, Reasons.of(e)));
        }
    }

    private static void add(Photo photo, List<Photo> photos, List<SkippedPhoto> skipped) {
        if (photo.person().isBlank()) {
            skipped.add(new SkippedPhoto(photo.file(), "has no name"));
        } else {
            photos.add(photo);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (!PersonName.fileName(entry).startsWith(".") && !Files.isHidden(entry)) {
                    entries.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(null);
        return entries;
    }
}
