#pragma once

#include "domain/channels/check_value.h"
#include "domain/channels/look_alike.h"

// What a check says to the user, in both languages.
namespace shuofa::words {

Phrase advice(const ValueCheck& check);

CheckWarning short_code_with_country_code();
CheckWarning short_for_its_family();
CheckWarning foreign_number();
CheckWarning mobile_number();
CheckWarning rented_400();
CheckWarning sms_port();
CheckWarning caller_can_be_forged();
CheckWarning sender_can_be_forged();
CheckWarning withdrawn();
CheckWarning extension_not_recorded();
CheckWarning domain_without_source();
CheckWarning pages_of_others();
CheckWarning mailbox_not_listed(const Entity& owner);
CheckWarning emergency_number();
CheckWarning hidden_host(const std::string& host);
// What no real service asks for, whoever it says it is.
std::vector<Phrase> never_asked();
CheckWarning odd_link();
CheckWarning short_link();
CheckWarning written_by_anyone();
CheckWarning disguised();
CheckWarning belongs_to_another(std::string_view owner_zh, std::string_view owner_en);
CheckWarning pretends_public_body();
CheckWarning reused_by_others(const KnownBad& bad);
CheckWarning looks_like(const LookAlike& likeness);
Phrase domain_of_owner();

}  // namespace shuofa::words
