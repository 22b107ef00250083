export const firstNames = words(`
  Aamir Aaliyah Abdullah Adeel Afshan Ahmed Aiman Aleena Ali Alina Amber Amna Anum Areeba Arslan Asad Asma
  Atif Ayaan Ayesha Azhar Babar Bilal Bisma Bushra Daniyal Dua Eman Erum Fahad Faiza Farah Farhan Fatima
  Fizza Ghazala Hadia Hafsa Haider Hamza Haris Hassan Hiba Hina Huma Huzaifa Ibrahim Iqra Irfan Ismail
  Jamal Javeria Junaid Kamran Kashif Khadija Komal Laiba Lubna Maaz Maham Maheen Mahnoor Maria Maryam
  Mehreen Minahil Mohsin Momina Mubashir Muneeb Nabeel Nadia Naila Natasha Nimra Noor Omar Osama Palwasha
  Rabia Rameez Rania Rida Rizwan Saad Saba Sadia Salman Samina Sana Sarah Shahzaib Shayan Shiza Sidra
  Sohail Sumaira Taha Talha Tayyaba Tooba Umair Umar Usman Waleed Waqas Yasir Yusra Zahra Zainab Zara
  Zeeshan Zoya
`);

export const lastNames = words(`
  Abbasi Afridi Ahmed Akhtar Ali Anjum Ansari Arshad Ashraf Aslam Awan Aziz Baig Bajwa Baloch Bangash
  Bhatti Bhutto Bukhari Butt Chaudhry Dar Durrani Farooqi Gilani Gondal Habib Haider Hashmi Hussain Iqbal
  Jadoon Javed Jatoi Kazmi Khalid Khan Khattak Khokhar Khoso Laghari Leghari Lodhi Mahmood Malik Memon
  Mengal Mirza Mughal Naqvi Nawaz Niazi Noorani Orakzai Paracha Pirzada Qazi Qureshi Rafiq Raja Rana
  Rashid Raza Rehman Rizvi Saeed Saleem Sethi Shah Shahid Sheikh Siddiqui Soomro Sultan Syed Tahir Talpur
  Tariq Tiwana Usmani Wazir Yousafzai Zafar Zaidi
`);

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
