package dev.muster.otp.delivery;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A phone number in the form of ITU-T E.164, such as {@code +919876543123}. */
public final class PhoneNumber implements Address {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LONGEST = 40;
    private static final int SHOWN = 3;

    private final String e164;
    private final int countryCode;

    private PhoneNumber(Phonenumber.PhoneNumber number) {
        this.e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
        this.countryCode = number.getCountryCode();
    }

    /**
     * Reads a number as people write it.
     *
     * @param region ISO 3166-1 letters for numbers without a country code; {@code ZZ} where there must be one
     * @return empty when no such number can exist
     */
    public static Optional<PhoneNumber> parse(String text, String region) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(text, region);
            return NUMBERS.isValidNumber(number) && !number.hasExtension()
                    ? Optional.of(new PhoneNumber(number))
                    : Optional.empty();
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    /** Whether a region's letters are known (ISO 3166-1 alpha-2). */
    public static boolean isRegion(String letters) {
        return NUMBERS.getSupportedRegions().contains(letters);
    }

    /**
     * What a masked number of a region looks like.
     *
     * @param region ISO 3166-1 letters; India's numbers for ones that are none
     * @param lastDigits 0 to 999
     */
    public static String maskedLike(String region, int lastDigits) {
        int code = NUMBERS.getCountryCodeForRegion(isRegion(region) ? region : "IN");
        return masked(code, "%03d".formatted(lastDigits));
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    /** In E.164. */
    @Override
    public String text() {
        return e164;
    }

    /** Its country code and last three digits: {@code +91 ••••• ••123}. */
    @Override
    public String masked() {
        return masked(countryCode, e164.substring(e164.length() - SHOWN));
    }

    private static String masked(int countryCode, String lastDigits) {
        return "+%d ••••• ••%s".formatted(countryCode, lastDigits);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PhoneNumber number && e164.equals(number.e164);
    }

    @Override
    public int hashCode() {
        return e164.hashCode();
    }

    @Override
    public String toString() {
        return masked();
    }
}
