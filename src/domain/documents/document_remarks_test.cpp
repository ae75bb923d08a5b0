#include "domain/documents/document_remarks.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

TEST(DocumentRemarks, TellHowTheSignatureStands) {
    Mail mail;
    EXPECT_TRUE(remarks_of({mail, {}, {}}).empty());
    mail.dkim.state = DkimState::NoKey;
    EXPECT_EQ(remarks_of({mail, {}, {}}), std::vector<std::string>{"signature_no_key"});
    for (const auto& [state, name] : enum_names<DkimState>) {
        if (state == DkimState::None) continue;
        EXPECT_FALSE(remark_text("signature_" + std::string{name}).zh.empty()) << name;
    }
}

TEST(DocumentRemarks, PassOnWhatHasWordsOnly) {
    EXPECT_EQ(remarks_of({Invoice{}, {}, {"qr_disagrees", "no_words_for_this"}}),
              std::vector<std::string>{"qr_disagrees"});
    EXPECT_TRUE(remark_text("no_words_for_this").zh.empty());
}

}  // namespace
}  // namespace shuofa
