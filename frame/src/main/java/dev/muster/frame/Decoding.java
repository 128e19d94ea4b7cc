package dev.muster.frame;

/** What became of an image file: a frame, or a refusal that a person understands. */
public sealed interface Decoding {

    /** The file held a picture. */
    record Decoded(Frame frame) implements Decoding {}

    /**
     * The file was not taken.
     *
     * @param name the file's name, as given
     * @param reason what is wrong with it, in words for a person, without the name
     */
    record Refused(String name, String reason) implements Decoding {}
}
