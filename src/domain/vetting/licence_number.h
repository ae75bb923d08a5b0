#pragma once

#include "base/enum_names.h"
#include "base/language.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// The licence and filing numbers that a shop prints at the foot of its page.
enum class LicenceKind {
    CreditCode,          // unified social credit code, GB 32100-2015
    RegistrationNumber,  // the 15 digits before 2015
    IcpFiling,           // 京ICP备12038800号-7
    IcpLicence,          // 京ICP证070359号
    TelecomLicence,      // 浙B2-20080224
    PoliceFiling,        // 浙公网安备33010002000078号
    FoodOperation,       // JY + 14 digits
    FoodProduction,      // SC + 14 digits
    PlatformFood,        // 浙网食A33010001
    Unknown
};

template <>
inline constexpr auto enum_names<LicenceKind> = std::to_array<EnumName<LicenceKind>>({
    {LicenceKind::CreditCode, "credit_code"},
    {LicenceKind::RegistrationNumber, "registration_number"},
    {LicenceKind::IcpFiling, "icp_filing"},
    {LicenceKind::IcpLicence, "icp_licence"},
    {LicenceKind::TelecomLicence, "telecom_licence"},
    {LicenceKind::PoliceFiling, "police_filing"},
    {LicenceKind::FoodOperation, "food_operation"},
    {LicenceKind::FoodProduction, "food_production"},
    {LicenceKind::PlatformFood, "platform_food"},
    {LicenceKind::Unknown, "unknown"},
});

struct LicenceNumber {
    LicenceKind kind = LicenceKind::Unknown;
    std::string normalized;
    bool well_formed = false;
    std::optional<bool> check_digit;  // nothing = the kind has none, or it could not be computed
    // A credit code whose 18th character fails and whose 17th passes: early pilot areas issued
    // such.
    bool possible_pilot_code = false;
    Phrase meaning;
    Phrase proves;
    Phrase does_not_prove;
    std::vector<Phrase> remarks;  // what is odd about this one
    std::string look_up_at;       // the official register; empty when there is none

    bool operator==(const LicenceNumber&) const = default;
};

// Reads a number as printed (full-width letters, spaces, with or without 号).  A wrong number is an
// answer, never an error.
LicenceNumber read_licence_number(std::string_view printed);

// GB 32100-2015: the 18th character.  Nothing when the first 17 are not of its alphabet.
std::optional<char> credit_code_check_character(std::string_view code);
// GB 11714: the check character of an organisation code, characters 9 to 16 of a credit code.
std::optional<char> organisation_code_check_character(std::string_view eight);
// ISO 7064 MOD 11,10 over digits.  Used by JY and SC numbers (established by trial on 11 numbers
// of public pages; no official text names it) and by 15-digit registration numbers (GB/T 17710).
std::optional<char> mod_11_10_check_digit(std::string_view digits);

// "北京" for 11: the first two digits of GB/T 2260, and the one-character name used in filings.
std::string_view province_mark_of(std::string_view region_code);

}  // namespace shuofa
