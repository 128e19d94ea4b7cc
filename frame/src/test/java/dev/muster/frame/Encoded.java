package dev.muster.frame;

import java.util.Base64;

/**
 * Encoded pictures of kinds that Java cannot write. All but the last show {@link Pictures#gradient},
 * 24 by 16 pixels, and were written by Pillow 12.
 */
final class Encoded {
    /** Lossy. */
    static final String WEBP_LOSSY =
            "UklGRqgAAABXRUJQVlA4IJwAAABQBgCdASoYABAAPhkKhEEhBgEABABhLYATplCOBvAPwg/G7kAuwGSh8gX4DZANH/baAE0N"
                    + "wV4Ky61DCAD+//3HoICfk6svN6grGg5oBV6DalL4q/IZ2WYE2nGRtIFrf/frQ033ooEU7p/8iHfjd8ES3nsHJYoF4VqJnpYY"
                    + "Y1s9mLqIBg5STVDxf8SrdkdxjnjeSexHU7jHz/wAAAA=";

    /** Lossless. */
    static final String WEBP_LOSSLESS =
            "UklGRjQAAABXRUJQVlA4TCgAAAAvF8ADALkyRPQ/dhHR/wCZtE0szL/fsXOnkCCFdB3AmABKa1JawPpP";

    /** Lossy, its right half transparent. */
    static final String WEBP_ALPHA =
            "UklGRsAAAABXRUJQVlA4WAoAAAAQAAAAFwAADwAAQUxQSBQAAAABDzD/ERFCSEB44P9a3YKI/kcyA1ZQOCCGAAAAUAUAnQEq"
                    + "GAAQAD4ZCoRBIQYBAAQAYS1AE6ZQjgbwD8IP1J/t3IBEANgA/gADNPJXu3QAAP7//cegnJROrru10nfR9WPYL9Ah9NaKb0gv"
                    + "dXV/7RfXU0fuIqP/9+/I/F0LD2lXP/yK/yNFwCPmCLgEfoP8t/wTHo93jwxEaUwNIzxd1/QAAAA=";

    /** The gradient first, then red. */
    static final String WEBP_ANIMATED =
            "UklGRtgAAABXRUJQVlA4WAoAAAACAAAAFwAADwAAQU5JTQYAAAAAAAAAAABBTk1GfAAAAAAAAAAAABcAAA8AAGQAAAJWUDhM"
                    + "ZAAAAC8XwAMAzXQhov8BBW3bSKEw/mjfu9whIJO22Z/6tzkLAoEk9I1XCIVt2zbZ6a7OYAEAAAAAADk+If6DxPchC9m0yeFR"
                    + "mCXLzLZdfDvo/AgdkqFtGpUbHgzVkoVKbNsM7wedGBJBTk1GKAAAAAAAAAAAABcAAA8AAGQAAABWUDhMDwAAAC8XwAMABxD9"
                    + "j/4HIqL/AQA=";

    /** Lossless, with EXIF orientation 6. */
    static final String WEBP_TURNED =
            "UklGRmgAAABXRUJQVlA4WAoAAAAIAAAAFwAADwAAVlA4TCgAAAAvF8ADALkyRPQ/dhHR/wCZtE0szL/fsXOnkCCFdB3AmABK"
                    + "a1JawPpPRVhJRhoAAABNTQAqAAAACAABARIAAwAAAAEABgAAAAAAAA==";

    /** Inverted CMYK with Adobe's marker. */
    static final String JPEG_CMYK =
            "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkK"
                    + "CgoKCgYICwwLCgwJCgoK/8AAFAgAEAAYBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//E"
                    + "ALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2"
                    + "Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrC"
                    + "w8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD8mf2Nv+XT/gNfnb/w7J/6l/8A"
                    + "8hUV+/lfrF+xn/y6/wDAaP8Ah2T/ANS//wCQqKK/WP8AY162n1Wj/h2T/wBS/wD+QqKK/k6/Y2/5dP8AgNf0Qf8ADsn/AKl/"
                    + "/wAhUUV+sX7Gf/Lr/wABo/4dk/8AUv8A/kKiiv1j/Y162n1Wj/h2T/1L/wD5Coor/9k=";

    /** CMYK, LZW. */
    static final String TIFF_CMYK =
            "SUkqALIDAACAP9/n8APSBgB0wdvQdpwdkQdewdZQdTwdOQdIwdDQc9Qc3wcyQcswcnQchwccQcWwcRQcLwcGQcAQd/u6CPSb"
                    + "Qict6ctOcsicr2crKcqecpycpGcoacnqcm+cmSclmck6ckOcjici2ciKchecgycgCcv9uzezwi0t60tO0si0r20rK0qe0py0"
                    + "pG0oa0nq0m+0mS0lm0k60kO0ji0i20iK0he0gy0gC0v9mTfLwjMt7MtPMsjMr3MrLMqfMpzMpHMobMnrMm/MmTMlnMk7MkPM"
                    + "jjMi3MiLMhfMgzMgDMv9dzfjwjkt7ktPksjkr3krLkqfkpzkpHkobknrkm/kmTklnkk7kkPkjjki3kiLkhfkgzkgDkv9VTf7"
                    + "wj8t78tP8mQ/JevyWT8lO/JOPySL8kM/I9PyN78jI/IsvyJz8iG/IcPyFr8hE/ILvyBj8gA/J/kym8ToRFJvRSacUmRFJexS"
                    + "WUUlPFJORSSMUkNFI9RSN8UjJFIsxSJ0UiHFIcRSFsUhFFILxSBkUgBFJ/kQm8roRLJvSyacsmRLJeyyWUslPLJOSySMskNL"
                    + "I9SyN8sjJLIsyyJ0siHLIcSyFsshFLILyyBksgBLJ/jum9DoRRJvUSadEmRRJe0SWVElPRJOUSSNEkNRI9USN9EjJRIs0SJ1"
                    + "EiHRIcUSFtEhFRIL0SBlEgBRJ/jMm9boRXJvVyadcmRXJe1yWVclPXJOVySNckNXI9VyN9cjJXIs1yJ1ciHXIcVyFtchFXIL"
                    + "1yBlcgBXJ/iqm9zoRdJvXSad0mRdJe3SWV0lPdJOXSSN0kNdI9XSN90jJdIs3SJ10iHdIcXSFt0hFdIL3SBl0gBdJ/iIm+Lo"
                    + "RjJvYyaeMmRjJe4yWWMlPjJOYySOMkNjI9YyN+MjJjIs4yJ2MiHjIcYyFuMhFjIL4yBmMgBjJ/hmm+joRpJvaSaekmRpJe6S"
                    + "WWklPpJOaSSOkkNpI9aSN+kjJpIs6SJ2kiHpIcaSFukhFpIL6SBmkgBpJ/hEm+7oRvJvbyae8mRvJe7yWW8lPvJObySO8kNv"
                    + "I9byN+8jJvIs7yJ28iHvIcbyFu8hFvIL7yBm8gBvJ/gim/ToR1JvdSafUmR1Je9SWXUlP1JOdSSPUkN1I9dSN/UjJ1Is9SJ3"
                    + "UiH1IcdSFvUhF1IL9SBnUgB1J/gAm/roR7JveyafsmR7Je+yWXslP7JOeySPskN7I9eyN/sjJ7Is+yJ3siH7IceyFvshF7IF"
                    + "3sgMeyAB7JAQAAoAAAEDAAEAAAAYAAAAAQEDAAEAAAAQAAAAAgEDAAQAAAAwBAAAAwEDAAEAAAAFAAAABgEDAAEAAAAFAAAA"
                    + "EQEEAAEAAAAIAAAAFQEDAAEAAAAEAAAAFgEDAAEAAAAQAAAAFwEEAAEAAACpAwAAHAEDAAEAAAABAAAAAAAAAAgACAAIAAgA";

    /** 8 by 8 pixels of one colour, stored as Y 200, Cb 128, Cr 128, K 204 in YCCK: grey 44, as libjpeg and Pillow see it. */
    static final String JPEG_YCCK =
            "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkK"
                    + "CgoKCgYICwwLCgwJCgoK/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//E"
                    + "ALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2"
                    + "Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrC"
                    + "w8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD9IKKK/TCv/9k=";

    private Encoded() {}

    static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
