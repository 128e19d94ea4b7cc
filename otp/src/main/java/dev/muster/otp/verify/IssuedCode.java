package dev.muster.otp.verify;

/** A new code, to be sent at once and kept nowhere. */
public record IssuedCode(Challenge challenge, String code) {
    /** Never the code. */
    @Override
    public String toString() {
        return "IssuedCode[" + challenge.id() + "]";
    }
}
