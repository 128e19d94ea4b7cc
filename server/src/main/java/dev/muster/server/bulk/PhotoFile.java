package dev.muster.server.bulk;

/**
 * A file of an import's source.
 *
 * @param path its place in the source, its parts separated by slashes
 */
record PhotoFile(String path) {

    /** The parts of the path, the file's own name last. */
    String[] parts() {
        return path.split("/");
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The name in lower case ends so. */
    boolean endsWith(String ending) {
        return path.regionMatches(true, path.length() - ending.length(), ending, 0, ending.length());
    }
}
