package dev.muster.server.bulk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The files that an import draws from: a folder, or an archive. Files may be read by several threads at once. */
sealed interface PhotoFiles extends AutoCloseable permits FolderFiles, ZipFiles {

    /** Every file in order of its path, hidden ones left out. */
    List<PhotoFile> list();

    /** The file at a path, if there is one. */
    Optional<PhotoFile> find(String path);

    /** What is wrong with a file's place or size, before it is read; empty when nothing is. */
    Optional<String> refusal(PhotoFile file);

    /**
     * The content of a file.
     *
     * @throws RefusedFile when it is larger than an image may be
     */
    byte[] read(PhotoFile file) throws IOException;

    @Override
    void close();
}
