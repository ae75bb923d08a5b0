#include "domain/channels/competent_office.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

Directory a_directory() {
    std::vector<Entity> entities;
    for (const char* id : {"12315", "postal-appeal", "court-online", "court-hangzhou", "96110"}) {
        Entity entity;
        entity.id = id;
        entities.push_back(entity);
    }
    return Directory{"", std::move(entities), {}};
}

TEST(CompetentOffice, KeepsSellerAndPlatformApart) {
    const Directory directory = a_directory();
    const auto offices =
        competent_offices({.matter = Matter::Goods, .platform = "淘宝"}, directory);

    ASSERT_EQ(offices.size(), 3u);
    EXPECT_EQ(offices[0].about, Respondent::Seller);
    EXPECT_EQ(offices[1].about, Respondent::Platform);
    EXPECT_EQ(offices[0].entity->id, "12315");
    EXPECT_NE(offices[0].ground.zh.find("第十三条"), std::string::npos);
    EXPECT_EQ(offices[2].entity->id, "court-online");
}

TEST(CompetentOffice, AnOwnSiteIsHandledAtTheSellersSeat) {
    const auto offices = competent_offices({.matter = Matter::Goods}, a_directory());

    ASSERT_EQ(offices.size(), 2u);
    EXPECT_NE(offices[0].where.zh.find("卖家住所地"), std::string::npos);
}

TEST(CompetentOffice, NamesTheInternetCourtOnlyForItsCities) {
    const Directory directory = a_directory();
    const auto hangzhou = competent_offices(
        {.matter = Matter::Goods, .platform = "淘宝", .receipt_place = "杭州市西湖区"}, directory);
    const auto ningbo = competent_offices(
        {.matter = Matter::Goods, .platform = "淘宝", .receipt_place = "宁波市"}, directory);

    EXPECT_EQ(hangzhou[2].entity->id, "court-hangzhou");
    EXPECT_EQ(ningbo[2].entity->id, "court-online");
}

TEST(CompetentOffice, AParcelGoesToThePostalAdministrationAfterTheCourier) {
    const auto offices = competent_offices({.matter = Matter::Parcel}, a_directory());

    EXPECT_EQ(offices[0].entity->id, "postal-appeal");
    EXPECT_NE(offices[0].first.zh.find("七日"), std::string::npos);
}

TEST(CompetentOffice, FraudGoesToThePoliceAlone) {
    const auto offices = competent_offices({.matter = Matter::Fraud}, a_directory());

    ASSERT_EQ(offices.size(), 1u);
    EXPECT_EQ(offices[0].entity->id, "96110");
}

}  // namespace
}  // namespace shuofa
