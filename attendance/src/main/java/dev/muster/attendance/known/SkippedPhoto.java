package dev.muster.attendance.known;

import java.nio.file.Path;

/**
 * A photo, or a folder of photos, that was left out.
 *
 * @param reason in words for a person, without the file's name
 */
public record SkippedPhoto(Path file, String reason) {}
